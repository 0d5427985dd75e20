// The package's code against its declarations, as the compiler infers the one and reads the other: the
// same exports, as many parameters, and results that fit. What the code leaves open fits everything.

import type * as declared from "../../../pkg/index.js";
import type * as form from "../../../pkg/form/index.js";
import type * as formCode from "../../../pkg/form/element.js";
// An entry without declarations of its own, so that what is read here is its code.
import type * as code from "../../../pkg/inline.js";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function isTrue<_ extends true>(): void {}

type Arity<F> = F extends (...args: infer Args) => unknown ? Required<Args>["length"] : "not a function";
type Arities<T> = { [Name in keyof T]: Arity<T[Name]> };

// The functions. Where nothing is loaded, `init` takes nothing.
isTrue<Equal<Arities<Omit<typeof code, "init">>, Arities<Omit<typeof declared, "init">>>>();
declare const exported: typeof code;
exported satisfies Omit<typeof declared, "PdsError">;

// The error.
type CodeError = InstanceType<typeof code.PdsError>;
isTrue<Equal<keyof CodeError, keyof declared.PdsError>>();
isTrue<Equal<Arities<Methods<CodeError>>, Arities<Methods<declared.PdsError>>>>();
declare const error: CodeError;
error satisfies declared.PdsError;
type Methods<T extends { localizedMessage: unknown; toJSON: unknown }> = Pick<T, "localizedMessage" | "toJSON">;

// The client.
type CodeClient = ReturnType<typeof code.createClient>;
isTrue<Equal<Arities<CodeClient>, Arities<declared.Client>>>();

// The form element: what it has besides what every element has.
type Own<T> = Exclude<keyof T, keyof HTMLElement | `${string}Callback`>;
type CodeForm = formCode.PdsProfileForm;
isTrue<Equal<Own<CodeForm>, Own<form.PdsProfileForm>>>();
isTrue<Equal<Arities<Pick<CodeForm, FormMethod>>, Arities<Pick<form.PdsProfileForm, FormMethod>>>>();
declare const methods: Pick<CodeForm, FormMethod>;
methods satisfies Pick<form.PdsProfileForm, FormMethod>;
type FormMethod = "save" | "cancel" | "reset" | "reload" | "validate" | "mayDiscard" | "takePicture";
