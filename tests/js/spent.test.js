// What is thrown through the core leaves it in the middle of what it did; once that was a lock, and the
// next call waited for ever. So nobody calls such an instance again.

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";

import { instance } from "../../pkg/instance.js";
import { PdsError, validateUserUpdate } from "../../pkg/inline.js";

validateUserUpdate({ user_id: "u1" });
const { decode } = TextDecoder.prototype;
const { restart } = instance;
const error = new PdsError({ kind: "timeout", message: "own" });
const say = (locale) => error.localizedMessage(locale);

describe("an exception from inside the core", () => {
  let restarts;

  beforeEach(() => {
    restarts = 0;
    instance.restart = () => {
      restarts += 1;
      restart();
    };
    TextDecoder.prototype.decode = () => {
      throw new RangeError("the stack ends here");
    };
  });

  afterEach(() => {
    TextDecoder.prototype.decode = decode;
    instance.restart = restart;
  });

  test("ends the instance when a sentence is asked for", () => {
    assert.match(say("en"), /^Something went wrong/);
    assert.equal(instance.isSpent, true);
    TextDecoder.prototype.decode = decode;
    assert.equal(validateUserUpdate({ user_id: "u1" }).ok, true);
    assert.equal(instance.isSpent, false);
    assert.equal(restarts, 1);
  });

  test("leaves words in both languages while there is no other instance", () => {
    instance.restart = () => {};
    assert.match(say("en"), /^Something went wrong/);
    TextDecoder.prototype.decode = decode;
    assert.match(say("en"), /^Something went wrong/);
    assert.match(say("zh-CN"), /^页面内部出错/);
    instance.restart = restart;
    assert.match(say("en"), /did not answer in time/);
    assert.match(say("zh-CN"), /服务未及时响应/);
  });
});
