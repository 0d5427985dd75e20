// Catches the linear memories and the tables of whatever is instantiated from now on, to tell how large
// they are: the package keeps its own to itself. Neither ever shrinks, so a size is also its peak.

const PAGE_BYTES = 64 * 1024;
const memories = new Set();
const tables = new Set();

/**
 * Pages of all memories together; and slots of all tables, in which the core keeps the JavaScript values
 * that it holds: one that it forgets to let go of is seen there long before it costs a page.
 */
export function held() {
  const sum = (sizes) => sizes.reduce((total, size) => total + size, 0);
  return {
    pages: sum([...memories].map(({ buffer }) => buffer.byteLength / PAGE_BYTES)),
    slots: sum([...tables].map(({ length }) => length)),
  };
}

function keep(instance) {
  for (const value of Object.values(instance.exports)) {
    if (value instanceof WebAssembly.Memory) memories.add(value);
    if (value instanceof WebAssembly.Table) tables.add(value);
  }
  return instance;
}

for (const name of ["instantiate", "instantiateStreaming"]) {
  const original = WebAssembly[name];
  WebAssembly[name] = async (...words) => {
    const made = await original.apply(WebAssembly, words);
    keep(made.instance ?? made);
    return made;
  };
}

WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct: (/** @type {any} */ target, words) => keep(new target(...words)),
});

/** Those that are made outside and given to the instance. */
for (const [name, kept] of /** @type {any} */ ([
  ["Memory", memories],
  ["Table", tables],
])) {
  WebAssembly[name] = new Proxy(WebAssembly[name], {
    construct(target, words) {
      const made = new target(...words);
      kept.add(made);
      return made;
    },
  });
}
