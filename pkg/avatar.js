// How an avatar crosses into the core: as a text, or, when it is large, by its start.
//
// Engines decode base64 ten times as fast as a text crosses. What an engine takes as canonical base64 the
// core need not see; everything else crosses whole, and the core says what is wrong or puts it right.

import { encodeText, wellFormed } from "./encode.js";

/** `data:`, a short head, a comma. */
const HEAD = /^data:[^,]{0,256},/i;
/** What crosses as fast as it is decoded. */
const SHORT_UNITS = 512;
const STRICTLY = { lastChunkHandling: "strict" };

/** Where base64 is decoded to; made when it is first needed. */
let scratch;

/** An avatar as the core takes it. */
export function encodeAvatar(text, maxUnits, startUnits, isWhole) {
  if (text.length > maxUnits) return encodeStart("long_start", text, startUnits);
  const [head] = (!isWhole && text.length > SHORT_UNITS && HEAD.exec(text)) || [];
  if (head !== undefined && isCanonicalBase64(text.slice(head.length), maxUnits)) {
    return encodeStart("base64_start", text, startUnits);
  }
  return encodeText(text, maxUnits);
}

function encodeStart(name, text, startUnits) {
  return [name, wellFormed(text.slice(0, startUnits)), text.length];
}

/** Whether the engine decodes all of it: white space, which engines skip, would make fewer bytes. */
function isCanonicalBase64(payload, maxUnits) {
  if (payload.length % 4 !== 0) return false;
  const padding = payload.endsWith("==") ? 2 : payload.endsWith("=") ? 1 : 0;
  const expectedBytes = (payload.length / 4) * 3 - padding;
  scratch ??= new Uint8Array((maxUnits / 4) * 3);
  try {
    const written = scratch.setFromBase64 ? scratch.setFromBase64(payload, STRICTLY).written : decodedBytes(payload);
    return written === expectedBytes;
  } catch {
    return false;
  }
}

/** For an engine without `setFromBase64`. `atob` takes bits that are left over, which make another end. */
function decodedBytes(payload) {
  const decoded = atob(payload);
  const end = decoded.slice(-(decoded.length % 3 || 3));
  return btoa(end) === payload.slice(-4) ? decoded.length : -1;
}
