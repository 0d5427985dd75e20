//! The allocator: two levels of lists, so that its time does not grow with what is free.
//!
//! It takes no lock. One that does is left locked when the stack ends inside it, and JavaScript that
//! calls this instance once more, as wasm-bindgen's glue does to clean up, waits for ever.

use rlsf::SmallGlobalTlsf;

#[global_allocator]
static ALLOCATOR: SmallGlobalTlsf = SmallGlobalTlsf::new();
