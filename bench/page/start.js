// A fresh page that starts the package as its users do. Not bundled: what is fetched is what is shipped.

globalThis.bench = {
  async start() {
    const began = performance.now();
    const { init, validateUserUpdate } = await import("/pkg/index.js");
    const imported = performance.now();
    await init();
    const started = performance.now();
    if (!validateUserUpdate({ user_id: "u1", nick_name: "Ada" }).ok) throw new Error("not valid");
    return {
      import: imported - began,
      init: started - imported,
      first: performance.now() - started,
    };
  },
};
