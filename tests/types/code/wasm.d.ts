// What a bundler makes of the wasm file.

declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
