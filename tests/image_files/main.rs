//! What the core reads of image files, and what it keeps of them: from minimal files whose every byte
//! is stated here, and from arbitrary damage. Real photographs are in `images/fit-avatar.test.js`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod heads;
mod kept;
mod make;

use pds_profile::Code;
use pds_profile::image::{ImageFile, ImageHead, inspect};

fn head_of(bytes: &[u8]) -> Result<ImageHead, Code> {
    inspect(ImageFile::whole(bytes))
}
