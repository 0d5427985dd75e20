// What payloads look like, before and after normalisation, as JSON Schema. Generated from the
// core's field list: `UPDATE_SCHEMA=1 cargo test --test schema` writes it, `cargo test` compares it.

export const dialects = {
  "draft-07": "http://json-schema.org/draft-07/schema#",
  "draft-2020-12": "https://json-schema.org/draft/2020-12/schema"
};

export const input = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "UpdateUser",
  "type": "object",
  "properties": {
    "user_id": {
      "title": "User ID",
      "type": "string",
      "minLength": 1,
      "maxLength": 64,
      "pattern": "^[^#\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000](?:[^#\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*[^#\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000])?$"
    },
    "nick_name": {
      "title": "Nickname",
      "$comment": "Counted after normalisation to Unicode form C; something in it must be visible.",
      "type": "string",
      "maxLength": 512,
      "pattern": "^[\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\u202a-\\u202d\\u2066-\\u2069]*[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*[\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\u202a-\\u202d\\u2066-\\u2069]*$"
    },
    "status": {
      "title": "Status",
      "type": "string",
      "enum": [
        "enabled",
        "disabled"
      ]
    },
    "role": {
      "title": "Role",
      "type": "string",
      "enum": [
        "user",
        "admin",
        "superadmin",
        "subdomain_admin",
        "subdomain_super_admin"
      ]
    },
    "avatar": {
      "title": "Avatar",
      "$comment": "The limit of an http(s) URL is 4,096 bytes in UTF-8, and its host must be one that browsers accept.",
      "type": "string",
      "pattern": "^[\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*$|[Hh][Tt][Tt][Pp][Ss]?://|[Dd][Aa][Tt][Aa]:"
    },
    "description": {
      "title": "Description",
      "$comment": "Counted after normalisation to Unicode form C; something in it must be visible.",
      "type": "string",
      "maxLength": 4096,
      "pattern": "^[\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*[^\\u0000-\\u0008\\u000c\\u000e-\\u001f\\u007f-\\u009f]*[\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*$"
    },
    "phone": {
      "title": "Phone number",
      "type": "string",
      "maxLength": 256
    },
    "email": {
      "title": "Email address",
      "type": "string",
      "maxLength": 1016,
      "pattern": "^[\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*$|[@\\uff20]"
    },
    "user_data": {
      "title": "Custom data",
      "$comment": "At most 1,024 code points as compact JSON.",
      "type": "object",
      "maxProperties": 170,
      "propertyNames": {
        "maxLength": 1017,
        "not": {
          "enum": [
            "__proto__"
          ]
        }
      },
      "additionalProperties": {
        "type": "string",
        "maxLength": 1017
      }
    },
    "group_info_list": {
      "title": "Groups",
      "type": "array",
      "items": {
        "type": "object",
        "properties": {
          "group_id": {
            "type": "string",
            "minLength": 1,
            "maxLength": 1024
          }
        },
        "required": [
          "group_id"
        ],
        "additionalProperties": false
      },
      "maxItems": 1000
    }
  },
  "required": [
    "user_id"
  ],
  "additionalProperties": false
};

export const output = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "UpdateUser",
  "type": "object",
  "properties": {
    "user_id": {
      "title": "User ID",
      "type": "string",
      "minLength": 1,
      "maxLength": 64,
      "pattern": "^[^#\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000](?:[^#\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*[^#\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000])?$"
    },
    "nick_name": {
      "title": "Nickname",
      "$comment": "Counted after normalisation to Unicode form C; something in it must be visible.",
      "type": "string",
      "maxLength": 128,
      "pattern": "^(?:[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000](?:[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000])?)?$"
    },
    "status": {
      "title": "Status",
      "type": "string",
      "enum": [
        "enabled",
        "disabled"
      ]
    },
    "role": {
      "title": "Role",
      "type": "string",
      "enum": [
        "user",
        "admin",
        "superadmin",
        "subdomain_admin",
        "subdomain_super_admin"
      ]
    },
    "avatar": {
      "title": "Avatar",
      "$comment": "The limit of an http(s) URL is 4,096 bytes in UTF-8, and its host must be one that browsers accept.",
      "type": "string",
      "anyOf": [
        {
          "maxLength": 0,
          "pattern": "^$"
        },
        {
          "maxLength": 4096,
          "pattern": "^https?://(?:[^.#/:<>?@%\\[\\]\\\\^|\\uff01-\\uff5e\\u0000-\\u001f\\u007f-\\u009f\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+(?:\\.[^.#/:<>?@%\\[\\]\\\\^|\\uff01-\\uff5e\\u0000-\\u001f\\u007f-\\u009f\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+)*\\.?|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]*)?(?:[/?#][^\\u0000-\\u001f\\u007f-\\u009f\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*)?$"
        },
        {
          "maxLength": 307200,
          "pattern": "^data:(?://)?(?:image/png;base64,iVBORw0KGg(?:o=|[o-r][A-Za-z0-9+/](?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?)|image/jpeg;base64,/9j/(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?|image/gif;base64,R0lGOD(?:dh|lh)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?|image/webp;base64,UklGR[g-v][A-Za-z0-9+/]{4}[BFJNRVZdhlptx159]XRUJQ(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?)$"
        }
      ]
    },
    "description": {
      "title": "Description",
      "$comment": "Counted after normalisation to Unicode form C; something in it must be visible.",
      "type": "string",
      "maxLength": 1024,
      "pattern": "^(?:[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000](?:[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]*[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000])?)?$"
    },
    "phone": {
      "title": "Phone number",
      "type": "string",
      "pattern": "^(?:\\+?[0-9]{5,15})?$"
    },
    "email": {
      "title": "Email address",
      "type": "string",
      "maxLength": 254,
      "pattern": "^(?:[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\\u002d]{1,64}@[a-z0-9](?:[a-z0-9\\u002d]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9\\u002d]{0,61}[a-z0-9])?)*)?$"
    },
    "user_data": {
      "title": "Custom data",
      "$comment": "At most 1,024 code points as compact JSON.",
      "type": "object",
      "maxProperties": 170,
      "propertyNames": {
        "maxLength": 1017,
        "not": {
          "enum": [
            "__proto__"
          ]
        }
      },
      "additionalProperties": {
        "type": "string",
        "maxLength": 1017
      }
    },
    "group_info_list": {
      "title": "Groups",
      "type": "array",
      "items": {
        "type": "object",
        "properties": {
          "group_id": {
            "type": "string",
            "minLength": 1,
            "maxLength": 1024
          }
        },
        "required": [
          "group_id"
        ],
        "additionalProperties": false
      },
      "maxItems": 1000,
      "uniqueItems": true
    }
  },
  "required": [
    "user_id"
  ],
  "additionalProperties": false
};
