/**
 * What a program's bundler makes of the wasm file: its address for `init`, or the compiled module for
 * `initSync`.
 */
declare const wasm: string & WebAssembly.Module;
export default wasm;
