//! What a call asks of its client (`client.js`), which keeps the clock, the token and the signal.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// What a call needs of its client.
    pub type Hooks;
    /// Whether an update of this user may begin: none of the same user is in flight.
    #[wasm_bindgen(method, catch)]
    pub(super) fn begin(this: &Hooks, user_id: &str) -> Result<bool, JsValue>;
    /// Promises the access token.
    #[wasm_bindgen(method, catch)]
    pub(super) fn token(this: &Hooks) -> Result<Promise, JsValue>;
    /// Promises another token in place of a refused one; rejects when there is none to be had.
    #[wasm_bindgen(method, catch)]
    pub(super) fn refresh(this: &Hooks, refused: &str) -> Result<Promise, JsValue>;
    /// Is told what will be tried, before the wait for it.
    #[wasm_bindgen(method, catch)]
    pub(super) fn plan(
        this: &Hooks,
        attempt: u32,
        wait_ms: f64,
        reason: Option<&str>,
    ) -> Result<(), JsValue>;
    /// The same promise, rejected when the call is over before it settles: nothing waits for ever.
    #[wasm_bindgen(method, catch, js_name = untilOver)]
    fn until_over(this: &Hooks, promise: &Promise) -> Result<Promise, JsValue>;
    /// Promises to come back after a time.
    #[wasm_bindgen(method, catch)]
    pub(super) fn wait(this: &Hooks, ms: f64) -> Result<Promise, JsValue>;
    /// Is told that a request goes out now.
    #[wasm_bindgen(method, catch)]
    pub(super) fn sent(this: &Hooks) -> Result<(), JsValue>;
    /// Is told of an answer, whatever it says.
    #[wasm_bindgen(method, catch)]
    pub(super) fn answered(
        this: &Hooks,
        status: u16,
        request_id: Option<&str>,
    ) -> Result<(), JsValue>;
    /// The time that the call still has.
    #[wasm_bindgen(method, catch, js_name = leftMs)]
    pub(super) fn left_ms(this: &Hooks) -> Result<f64, JsValue>;
}

impl Hooks {
    /// What a promise gives; none when it fails, or could not be made, or the call is over.
    pub(super) async fn settled(&self, promise: Result<Promise, JsValue>) -> Option<JsValue> {
        let promise = self.until_over(&promise.ok()?).ok()?;
        JsFuture::from(promise).await.ok()
    }
}
