// What every contender checks, in the form that all of them take: limits and regular expressions.
//
// They judge what is sent, hence normal text; the package also mends what is not. Left out, as no
// contender says it without code of its own: Unicode form C, the parts of an IP address, bytes of a
// URL that is not ASCII.

export const USER_ID_MAX = 64;
export const NICK_NAME_MAX = 128;
export const DESCRIPTION_MAX = 1024;
export const EMAIL_MAX = 254;
export const USER_DATA_MAX = 1024;
export const GROUP_ID_MAX = 1024;
export const GROUPS_MAX = 1000;
export const AVATAR_MAX = 300 * 1024;
export const STATUSES = ["enabled", "disabled"];
export const ROLES = ["user", "admin", "superadmin", "subdomain_admin", "subdomain_super_admin"];

export const USER_ID = /^(?!\s)[^#\u0000-\u001f\u007f-\u009f\u2028\u2029]+(?<!\s)$/;
export const NICK_NAME = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/;
export const DESCRIPTION = /^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$/;
export const PHONE = /^(?:\+?[0-9]{5,15})?$/;
export const EMAIL =
  /^(?:[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*)?$/;

/** 4,096 characters at most, a host, no credentials, no white space. */
const HTTP_URL = /http(?:s:\/\/(?=.{1,4088}$)|:\/\/(?=.{1,4089}$))[^\s#/:<>?@%[\]\\^|]+(?::[0-9]*)?(?:[/?#]\S*)?/;
/** Up to the end of a group of four: the first digits are those of the type's signature. */
const DATA_URL_HEAD =
  /data:(?:\/\/)?image\/(?:png;base64,iVBORw0KGg[o-r][A-Za-z0-9+/]|jpeg;base64,\/9j\/|gif;base64,R0lGOD[dl]h|webp;base64,UklGR[g-v][A-Za-z0-9+/]{4}[BFJNRVZdhlptx159]XRUJQ)/;
/** Canonical, as everybody writes it. */
const BASE64 = /(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?/;

/** One expression for all forms: to be asked only of texts that are not too long. */
export const AVATAR = new RegExp(`^(?:${HTTP_URL.source}|${DATA_URL_HEAD.source}${BASE64.source})?$`);

/** Whether a text has at most so many code points. */
export function fits(text, maximum) {
  if (text.length <= maximum) return true;
  return text.length <= 2 * maximum && [...text].length <= maximum;
}

/** Whether an object is short enough as compact JSON. */
export function fitsAsJson(value) {
  return fits(JSON.stringify(value), USER_DATA_MAX);
}
