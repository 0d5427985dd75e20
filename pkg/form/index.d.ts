// The types of `pds-profile/form`: the edit-profile form as a custom element. Written by hand.

import type { Answer, Client, FieldName, FitNote, Issue, PdsError, Result, Role, User, UserUpdate } from "../index.js";

export type { Answer, Client, FieldName, FitNote, Issue, PdsError, Result, Role, User, UserUpdate };

/** Colours: as the page around it has them, or always light, or always dark. */
export type Appearance = "auto" | "light" | "dark";

/** Own words by key, in place of the element's. `locales/en.js` has the keys. */
export type Messages = Record<string, string>;

/** What would be saved, as it stands. */
export interface ChangeDetail {
  /**
   * The smallest update, `null` where nothing differs, or what is wrong with it; `undefined` until a
   * user is shown.
   */
  readonly result: Result<UserUpdate | null> | undefined;
  /** The fields that differ from what is stored, first to last. */
  readonly changedFields: readonly FieldName[];
}

/** What the events of the element tell, by their names. `load`, `submit` and `error` do not bubble. */
export interface PdsProfileFormEvents {
  /** A user is shown: loaded, or given. */
  load: CustomEvent<{ user: User }>;
  /** What would be saved may have changed: by typing, loading, saving or discarding. */
  change: CustomEvent<ChangeDetail>;
  /**
   * The update is about to be sent. Prevented, nothing is sent: the page saves it, and then sets
   * `user` to what is stored. Without a client this is all that Save does.
   */
  submit: CustomEvent<{ update: UserUpdate }>;
  /** Save was refused, here or by the service, and the form says at which fields. */
  invalid: CustomEvent<{ issues: readonly Issue[] }>;
  /** The service has stored it. */
  saved: CustomEvent<{ user: User; update: UserUpdate; answer?: Answer }>;
  /** Loading or saving has failed; the form says so by itself. */
  error: CustomEvent<{ error: PdsError }>;
  /**
   * The session has ended. Comes at once, and again with `isAsked` when the person presses "Sign in
   * again", from which a window may be opened. After the client has a token again, call `retry`.
   */
  unauthorized: CustomEvent<{
    error: PdsError;
    isAsked: boolean;
    /** Does again what failed. */
    retry: () => void;
  }>;
}

/**
 * `<pds-profile-form>`: loads a profile, judges it as people type, and saves what they changed.
 *
 * @example
 * document.querySelector("pds-profile-form").client = createClient({ domainId: "bj1", accessToken });
 */
export class PdsProfileForm extends HTMLElement {
  /** Loads and saves. A new one loads the profile anew; without one, `submit` tells what to save. */
  get client(): Client | undefined;
  set client(client: Client | null | undefined);
  /** What is stored. Given, it is shown and nothing is loaded. */
  get user(): User | undefined;
  set user(user: User | null | undefined);
  /** Whose profile, when it is not the caller's own. Attribute `user-id`. */
  userId: string | undefined;
  /**
   * The caller's role, by which fields can be edited; read from the service, or from `user`, unless it
   * is given. Attribute `caller-role`, as `role` means something else to assistive tools.
   */
  callerRole: Role | undefined;
  /** `en` or `zh-CN`; else the language of the page around it. Attribute. */
  locale: string | undefined;
  /** Which fields, and in which order: names, separated by spaces in the attribute. All by default. */
  get fields(): readonly FieldName[];
  set fields(names: readonly FieldName[] | string | null | undefined);
  /** Shows a profile, and changes nothing. Attribute `readonly`. */
  readOnly: boolean;
  /** Attribute. */
  appearance: Appearance;
  /** Own words. */
  messages: Messages;
  /** What the ids of its inputs begin with; unique by default. Attribute `id-prefix`. */
  idPrefix: string;

  /** Whether it loads or saves; `:state(busy)` in CSS. */
  readonly busy: boolean;
  /** Whether it saves, from the press of the button on. */
  readonly saving: boolean;
  /** Whether there is something to lose; `:state(dirty)` in CSS. */
  readonly dirty: boolean;
  /** What would be saved; `undefined` until a user is shown. */
  readonly result: Result<UserUpdate | null> | undefined;

  /** Does what the Save button does; resolves when it is over, to whether it was stored or handed over. */
  save(): Promise<boolean>;
  /** Ends a save under way. */
  cancel(): void;
  /** Discards what was typed, without asking. */
  reset(): void;
  /** Reads the profile again; what was typed is kept. */
  reload(): Promise<void>;
  /** Judges everything, says what is wrong, and gives the update. */
  validate(): Promise<Result<UserUpdate | null> | undefined>;
  /** Asks before edits are lost, if there are any; resolves to whether they may be. */
  mayDiscard(): Promise<boolean>;
  /** Takes a picture, or the address of one, that was pasted or dropped elsewhere in the page. */
  takePicture(transfer: DataTransfer): boolean;

  /** Listens to one of its events. */
  addEventListener<K extends keyof PdsProfileFormEvents>(
    type: K,
    listener: (this: PdsProfileForm, event: PdsProfileFormEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Listens to any event. */
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Listens to it no more. */
  removeEventListener<K extends keyof PdsProfileFormEvents>(
    type: K,
    listener: (this: PdsProfileForm, event: PdsProfileFormEvents[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  /** Listens to it no more. */
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** What can be set in JSX and in templates: attributes by their names, and properties. */
export interface PdsProfileFormAttributes {
  client?: Client | null | undefined;
  user?: User | null | undefined;
  "user-id"?: string | undefined;
  "caller-role"?: Role | undefined;
  locale?: string | undefined;
  fields?: readonly FieldName[] | string | undefined;
  readonly?: boolean | undefined;
  appearance?: Appearance | undefined;
  messages?: Messages | undefined;
  "id-prefix"?: string | undefined;
}

/** The handlers of its events, for JSX. */
export type PdsProfileFormHandlers = {
  [K in keyof PdsProfileFormEvents as `on${K}`]?: (event: PdsProfileFormEvents[K]) => void;
};

/** Defines the element under another name. Importing the module defines `pds-profile-form`. */
export function define(name: string): void;

declare global {
  interface HTMLElementTagNameMap {
    "pds-profile-form": PdsProfileForm;
  }
}
