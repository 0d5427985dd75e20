// What resets do to a page, as of Tailwind CSS 3.4 and 4.3 and Bootstrap 5.3 (MIT), without their variables,
// and Ant Design's as it is installed.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const antd = createRequire(import.meta.url).resolve("antd/dist/reset.css");

export const RESETS = {
  antd: readFileSync(antd, "utf8"),
  tailwind3: `
    *, ::before, ::after { box-sizing: border-box; border-width: 0; border-style: solid; border-color: initial; }
    ::before, ::after { --tw-content: ''; } html, :host { line-height: 1.5; -webkit-text-size-adjust: 100%;
    -moz-tab-size: 4; tab-size: 4; font-family: initial; font-feature-settings: initial; font-variation-settings:
    initial; -webkit-tap-highlight-color: transparent; } body { margin: 0; line-height: inherit; } hr { height: 0;
    color: inherit; border-top-width: 1px; } abbr:where([title]) { text-decoration: underline dotted; } h1, h2, h3,
    h4, h5, h6 { font-size: inherit; font-weight: inherit; } a { color: inherit; text-decoration: inherit; } b,
    strong { font-weight: bolder; } code, kbd, samp, pre { font-family: initial; font-feature-settings: initial;
    font-variation-settings: initial; font-size: 1em; } small { font-size: 80%; } sub, sup { font-size: 75%;
    line-height: 0; position: relative; vertical-align: baseline; } sub { bottom: -0.25em; } sup { top: -0.5em; }
    table { text-indent: 0; border-color: inherit; border-collapse: collapse; } button, input, optgroup, select,
    textarea { font-family: inherit; font-feature-settings: inherit; font-variation-settings: inherit; font-size:
    100%; font-weight: inherit; line-height: inherit; letter-spacing: inherit; color: inherit; margin: 0; padding:
    0; } button, select { text-transform: none; } button, input:where([type='button']), input:where([type='reset']),
    input:where([type='submit']) { -webkit-appearance: button; background-color: transparent; background-image:
    none; } :-moz-focusring { outline: auto; } :-moz-ui-invalid { box-shadow: none; } progress { vertical-align:
    baseline; } ::-webkit-inner-spin-button, ::-webkit-outer-spin-button { height: auto; } [type='search'] {
    -webkit-appearance: textfield; outline-offset: -2px; } ::-webkit-search-decoration { -webkit-appearance: none; }
    ::-webkit-file-upload-button { -webkit-appearance: button; font: inherit; } summary { display: list-item; }
    blockquote, dl, dd, h1, h2, h3, h4, h5, h6, hr, figure, p, pre { margin: 0; } fieldset { margin: 0; padding: 0;
    } legend { padding: 0; } ol, ul, menu { list-style: none; margin: 0; padding: 0; } dialog { padding: 0; }
    textarea { resize: vertical; } input::placeholder, textarea::placeholder { opacity: 1; color: initial; } button,
    [role="button"] { cursor: pointer; } :disabled { cursor: default; } img, svg, video, canvas, audio, iframe,
    embed, object { display: block; vertical-align: middle; } img, video { max-width: 100%; height: auto; }
    [hidden]:where(:not([hidden="until-found"])) { display: none; }`,
  tailwind4: `
    *, ::after, ::before, ::backdrop, ::file-selector-button { box-sizing: border-box; margin: 0; padding: 0;
    border: 0 solid; } html, :host { line-height: 1.5; -webkit-text-size-adjust: 100%; tab-size: 4; font-family:
    initial; font-feature-settings: initial; font-variation-settings: initial; -webkit-tap-highlight-color:
    transparent; } hr { height: 0; color: inherit; border-top-width: 1px; } abbr:where([title]) {
    -webkit-text-decoration: underline dotted; text-decoration: underline dotted; } h1, h2, h3, h4, h5, h6 {
    font-size: inherit; font-weight: inherit; } a { color: inherit; -webkit-text-decoration: inherit;
    text-decoration: inherit; } b, strong { font-weight: bolder; } code, kbd, samp, pre { font-family: initial;
    font-feature-settings: initial; font-variation-settings: initial; font-size: 1em; } small { font-size: 80%; }
    sub, sup { font-size: 75%; line-height: 0; position: relative; vertical-align: baseline; } sub { bottom:
    -0.25em; } sup { top: -0.5em; } table { text-indent: 0; border-color: inherit; border-collapse: collapse; }
    :-moz-focusring:where(:not(iframe)) { outline: auto; } progress { vertical-align: baseline; } summary { display:
    list-item; } ol, ul, menu { list-style: none; } img, svg, video, canvas, audio, iframe, embed, object { display:
    block; vertical-align: middle; } img, video { max-width: 100%; height: auto; } button, input, select, optgroup,
    textarea, ::file-selector-button { font: inherit; font-feature-settings: inherit; font-variation-settings:
    inherit; letter-spacing: inherit; color: inherit; border-radius: 0; background-color: transparent; opacity: 1; }
    :where(select:is([multiple], [size])) optgroup { font-weight: bolder; } :where(select:is([multiple], [size]))
    optgroup option { padding-inline-start: 20px; } ::file-selector-button { margin-inline-end: 4px; } ::placeholder
    { opacity: 1; } @supports (not (-webkit-appearance: -apple-pay-button)) or (contain-intrinsic-size: 1px) {
    ::placeholder { color: color-mix(in oklab, currentcolor 50%, transparent); } } textarea { resize: vertical; }
    ::-webkit-search-decoration { -webkit-appearance: none; } ::-webkit-date-and-time-value { min-height: 1lh;
    text-align: inherit; } ::-webkit-datetime-edit { display: inline-flex; } ::-webkit-datetime-edit-fields-wrapper
    { padding: 0; } ::-webkit-datetime-edit, ::-webkit-datetime-edit-year-field,
    ::-webkit-datetime-edit-month-field, ::-webkit-datetime-edit-day-field, ::-webkit-datetime-edit-hour-field,
    ::-webkit-datetime-edit-minute-field, ::-webkit-datetime-edit-second-field,
    ::-webkit-datetime-edit-millisecond-field, ::-webkit-datetime-edit-meridiem-field { padding-block: 0; }
    ::-webkit-calendar-picker-indicator { line-height: 1; } :-moz-ui-invalid { box-shadow: none; } button,
    input:where([type='button'], [type='reset'], [type='submit']), ::file-selector-button { appearance: button; }
    ::-webkit-inner-spin-button, ::-webkit-outer-spin-button { height: auto; }
    [hidden]:where(:not([hidden='until-found'])) { display: none !important; }`,
  bootstrap: `
    *, ::before, ::after { box-sizing: border-box } *, *::before, *::after { box-sizing: border-box; } @media
    (prefers-reduced-motion: no-preference) { :root { scroll-behavior: smooth; } } body { margin: 0; font-family:
    var(--bs-body-font-family); font-size: var(--bs-body-font-size); font-weight: var(--bs-body-font-weight);
    line-height: var(--bs-body-line-height); color: var(--bs-body-color); text-align: var(--bs-body-text-align);
    background-color: var(--bs-body-bg); -webkit-text-size-adjust: 100%; -webkit-tap-highlight-color: rgba(0, 0, 0,
    0); } hr { margin: 1rem 0; color: inherit; border: 0; border-top: var(--bs-border-width) solid; opacity: 0.25; }
    h6, h5, h4, h3, h2, h1 { margin-top: 0; margin-bottom: 0.5rem; font-weight: 500; line-height: 1.2; color:
    var(--bs-heading-color); } h1 { font-size: calc(1.375rem + 1.5vw); } @media (min-width: 1200px) { h1 {
    font-size: 2.5rem; } } h2 { font-size: calc(1.325rem + 0.9vw); } @media (min-width: 1200px) { h2 { font-size:
    2rem; } } h3 { font-size: calc(1.3rem + 0.6vw); } @media (min-width: 1200px) { h3 { font-size: 1.75rem; } } h4 {
    font-size: calc(1.275rem + 0.3vw); } @media (min-width: 1200px) { h4 { font-size: 1.5rem; } } h5 { font-size:
    1.25rem; } h6 { font-size: 1rem; } p { margin-top: 0; margin-bottom: 1rem; } abbr[title] {
    -webkit-text-decoration: underline dotted; text-decoration: underline dotted; cursor: help;
    -webkit-text-decoration-skip-ink: none; text-decoration-skip-ink: none; } address { margin-bottom: 1rem;
    font-style: normal; line-height: inherit; } ol, ul { padding-left: 2rem; } ol, ul, dl { margin-top: 0;
    margin-bottom: 1rem; } ol ol, ul ul, ol ul, ul ol { margin-bottom: 0; } dt { font-weight: 700; } dd {
    margin-bottom: 0.5rem; margin-left: 0; } blockquote { margin: 0 0 1rem; } b, strong { font-weight: bolder; }
    small { font-size: 0.875em; } mark { padding: 0.1875em; color: var(--bs-highlight-color); background-color:
    var(--bs-highlight-bg); } sub, sup { position: relative; font-size: 0.75em; line-height: 0; vertical-align:
    baseline; } sub { bottom: -0.25em; } sup { top: -0.5em; } a { color: rgba(var(--bs-link-color-rgb),
    var(--bs-link-opacity, 1)); text-decoration: underline; } a:hover { --bs-link-color-rgb:
    var(--bs-link-hover-color-rgb); } a:not([href]):not([class]), a:not([href]):not([class]):hover { color: inherit;
    text-decoration: none; } pre, code, kbd, samp { font-family: var(--bs-font-monospace); font-size: 1em; } pre {
    display: block; margin-top: 0; margin-bottom: 1rem; overflow: auto; font-size: 0.875em; } pre code { font-size:
    inherit; color: inherit; word-break: normal; } code { font-size: 0.875em; color: var(--bs-code-color);
    word-wrap: break-word; } a > code { color: inherit; } kbd { padding: 0.1875rem 0.375rem; font-size: 0.875em;
    color: var(--bs-body-bg); background-color: var(--bs-body-color); border-radius: 0.25rem; } kbd kbd { padding:
    0; font-size: 1em; } figure { margin: 0 0 1rem; } img, svg { vertical-align: middle; } table { caption-side:
    bottom; border-collapse: collapse; } caption { padding-top: 0.5rem; padding-bottom: 0.5rem; color:
    var(--bs-secondary-color); text-align: left; } th { text-align: inherit; text-align: -webkit-match-parent; }
    thead, tbody, tfoot, tr, td, th { border-color: inherit; border-style: solid; border-width: 0; } label {
    display: inline-block; } button { border-radius: 0; } button:focus:not(:focus-visible) { outline: 0; } input,
    button, select, optgroup, textarea { margin: 0; font-family: inherit; font-size: inherit; line-height: inherit;
    } button, select { text-transform: none; } [role=button] { cursor: pointer; } select { word-wrap: normal; }
    select:disabled { opacity: 1; }
    [list]:not([type=date]):not([type=datetime-local]):not([type=month]):not([type=week]):not(
    [type=time])::-webkit-calendar-picker-indicator
    { display: none !important; } button, [type=button], [type=reset], [type=submit] { -webkit-appearance: button; }
    button:not(:disabled), [type=button]:not(:disabled), [type=reset]:not(:disabled), [type=submit]:not(:disabled) {
    cursor: pointer; } ::-moz-focus-inner { padding: 0; border-style: none; } textarea { resize: vertical; }
    fieldset { min-width: 0; padding: 0; margin: 0; border: 0; } legend { float: left; width: 100%; padding: 0;
    margin-bottom: 0.5rem; line-height: inherit; font-size: calc(1.275rem + 0.3vw); } @media (min-width: 1200px) {
    legend { font-size: 1.5rem; } } legend + * { clear: left; } ::-webkit-datetime-edit-fields-wrapper,
    ::-webkit-datetime-edit-text, ::-webkit-datetime-edit-minute-field, ::-webkit-datetime-edit-hour-field,
    ::-webkit-datetime-edit-day-field, ::-webkit-datetime-edit-month-field, ::-webkit-datetime-edit-year-field {
    padding: 0; } ::-webkit-inner-spin-button { height: auto; } [type=search] { -webkit-appearance: textfield;
    outline-offset: -2px; } [type=search]::-webkit-search-cancel-button { cursor: pointer; filter: grayscale(1); }
    ::-webkit-search-decoration { -webkit-appearance: none; } ::-webkit-color-swatch-wrapper { padding: 0; }
    ::-webkit-file-upload-button { font: inherit; -webkit-appearance: button; } ::file-selector-button { font:
    inherit; -webkit-appearance: button; } output { display: inline-block; } iframe { border: 0; } summary {
    display: list-item; cursor: pointer; } progress { vertical-align: baseline; } [hidden] { display: none
    !important; }`,
};
