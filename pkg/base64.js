// The wasm as text, and back.

/** The bytes that a text in base64 stands for. */
export function bytesOfBase64(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
