export default `/* The form's look: calm, labels above fields, one blue. Colours come in pairs for light and dark and keep
   4.5:1 for text and 3:1 for the edges of controls.

   All of it is in a layer, so that a page's own layers can come after it. What is in no layer would beat
   it, a reset most of all: the last rule sends that back to the layers. \`style.js\` has the same text; a
   test compares them. */

@layer pds-profile {
  pds-profile-form {
    --pds-text: light-dark(#1f1f1f, #e3e3e3);
    --pds-text-secondary: light-dark(#5c5c5c, #a6a6a6);
    --pds-surface: light-dark(#ffffff, #1a1a1a);
    --pds-sunken: light-dark(#fafafa, #141414);
    --pds-line: light-dark(#e4e4e4, #303030);
    --pds-edge: light-dark(#8c8c8c, #757575);
    --pds-primary: light-dark(#1668dc, #1668dc);
    --pds-primary-hover: light-dark(#0e50b3, #1f6fdf);
    --pds-link: light-dark(#0958d9, #6cb0ff);
    --pds-primary-soft: light-dark(#e6f4ff, #111d2c);
    --pds-focus: light-dark(#0958d9, #8cc4ff);
    --pds-error: light-dark(#cf1322, #ff7875);
    --pds-error-soft: light-dark(#fff2f0, #2a1215);
    --pds-error-line: light-dark(#ffb3ae, #5b2526);
    --pds-warning-soft: light-dark(#fffbe6, #2b2111);
    --pds-warning-line: light-dark(#ecd489, #594214);
    --pds-success: light-dark(#2f7d0a, #73d13d);
    --pds-radius: 0.5rem;
    --pds-radius-small: 0.375rem;
    --pds-control-height: 2.25rem;
    --pds-space: 1.5rem;
    --pds-font: inherit;
    display: block;
    color: var(--pds-text);
    font-family: var(--pds-font);
    line-height: 1.5;
    overflow-wrap: break-word;
  }
  pds-profile-form[hidden] { display: none; }
  pds-profile-form[appearance="light"] { color-scheme: light; }
  pds-profile-form[appearance="dark"] { color-scheme: dark; }

  /* To read: nothing is to be done, so nothing says how. */
  pds-profile-form[readonly] {
    .pds-field-hint, [data-field="group_info_list"] { display: none; }
    .pds-more { padding: 0; margin: 0; border: 0; }
  }

  pds-profile-form {
    *, ::before, ::after { box-sizing: border-box; }
    [hidden] { display: none !important; }
    h2, h3, p, ul, dl, dd { margin: 0; }
    ul { padding: 0; list-style: none; }
    h2 { font-size: 1.0625rem; font-weight: 600; }
    h3 { font-size: 1rem; font-weight: 600; }
    a { color: var(--pds-link); text-underline-offset: 0.15em; }
    bdi { unicode-bidi: isolate; }
    /* Sentences of the package and the service may end in somebody's text. */
    .pds-summary a, .pds-field-error > span, .pds-notice p { unicode-bidi: isolate; }
    :focus-visible { outline: 0.125rem solid var(--pds-focus); outline-offset: 0.125rem; }
    .pds-visually-hidden {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      margin: -1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }

    /* Form */

    .pds-frame { container: pds-form / inline-size; }
    .pds-form {
      --space: var(--pds-space);
      padding: var(--space);
      background: var(--pds-surface);
      border: 1px solid var(--pds-line);
      border-radius: var(--pds-radius);
    }

    .pds-form > section {
      padding-block-end: 1.5rem;
      margin-block-end: 1.5rem;
      border-block-end: 1px solid var(--pds-line);
    }
    .pds-form > section > h3 { margin-block-end: 1rem; }
    .pds-load-state {
      margin-block: -1.125rem 0.25rem;
      color: var(--pds-text-secondary);
      font-size: 0.875rem;
      min-block-size: 1.5em;
    }
    /* Its line stays when it has nothing to say: what is below would jump. */
    .pds-load-state[hidden] { display: block !important; visibility: hidden; }
    .pds-form:focus { outline: none; }

    .pds-field + .pds-field, .pds-field + .pds-pair-of-fields { margin-block-start: 1.25rem; }
    .pds-pair-of-fields {
      display: grid;
      gap: 1.25rem;
      grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
    }
    .pds-pair-of-fields > .pds-field { margin-block-start: 0; min-inline-size: 0; }
    .pds-field-label { display: block; font-weight: 500; margin-block-end: 0.25rem; }
    .pds-field-hint, .pds-remark, .pds-field-reason { color: var(--pds-text-secondary); font-size: 0.875rem; }
    .pds-field > .pds-field-hint { margin-block-end: 0.375rem; }
    [data-field], .pds-summary { scroll-margin-block-start: 1rem; }

    input:not([type="checkbox"], [type="range"]), textarea, select {
      inline-size: 100%;
      min-block-size: var(--pds-control-height);
      padding: 0.375rem 0.6875rem;
      font: inherit;
      color: inherit;
      background: var(--pds-surface);
      border: 1px solid var(--pds-edge);
      border-radius: var(--pds-radius-small);
      transition: border-color 0.15s;
    }
    textarea { display: block; resize: vertical; min-block-size: 6rem; }
    input:hover, textarea:hover, select:hover { border-color: var(--pds-primary); }
    :is(input, textarea, select):focus-visible { outline-offset: 0; border-color: var(--pds-focus); }
    :is(input, textarea)[readonly] {
      background: var(--pds-sunken);
      border-color: var(--pds-line);
      border-style: dashed;
    }
    .pds-has-error :is(input, textarea, select)[aria-invalid="true"] { border-color: var(--pds-error); }

    .pds-field-foot {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1rem;
      justify-content: space-between;
      margin-block-start: 0.25rem;
      font-size: 0.875rem;
      min-block-size: 1.5em;
    }
    .pds-field-says { flex: 1 1 12rem; min-inline-size: 0; max-inline-size: 100%; display: grid; gap: 0.125rem; }
    .pds-field-error { color: var(--pds-error); }
    .pds-field-error:not(:empty)::before {
      content: "!" / "";
      display: inline-block;
      inline-size: 1.125em;
      block-size: 1.125em;
      margin-inline-end: 0.4em;
      border-radius: 50%;
      background: var(--pds-error);
      color: var(--pds-surface);
      font-size: 0.75rem;
      font-weight: 700;
      line-height: 1.125;
      text-align: center;
    }
    .pds-field-note { color: var(--pds-text-secondary); white-space: pre-line; }
    .pds-field-count { color: var(--pds-text-secondary); font-variant-numeric: tabular-nums; white-space: nowrap; }
    .pds-field-count.pds-is-over { color: var(--pds-error); font-weight: 600; }

    .pds-check { display: flex; align-items: center; gap: 0.5rem; min-block-size: 1.75rem; }
    .pds-check input { inline-size: 1.125rem; block-size: 1.125rem; accent-color: var(--pds-primary); margin: 0; }
    .pds-input-row { display: flex; flex-wrap: wrap; gap: 0.5rem; }
    .pds-input-row input { flex: 1 1 10rem; min-inline-size: 0; max-inline-size: 100%; inline-size: auto; }
    .pds-button { max-inline-size: 100%; overflow-wrap: anywhere; }

    /* Avatar: above the fields where it is narrow, beside them where there is room. */

    .pds-about { display: grid; grid-template-columns: minmax(0, 1fr); }
    .pds-avatar {
      margin-block-end: 1.5rem;
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.625rem;
      justify-items: start;
      align-content: start;
    }
    .pds-avatar > .pds-field-label { margin: 0; }
    .pds-avatar > * { max-inline-size: 100%; }
    .pds-avatar > details { inline-size: 100%; }
    .pds-avatar .pds-field-foot { margin: 0; inline-size: 100%; }
    .pds-avatar .pds-buttons { gap: 0.25rem; }
    .pds-avatar-stage { position: relative; inline-size: 9rem; block-size: 9rem; }
    .pds-avatar-round, .pds-avatar-initial {
      inline-size: 100%;
      block-size: 100%;
      border-radius: 50%;
      object-fit: cover;
      background: var(--pds-sunken);
      border: 1px solid var(--pds-line);
    }
    .pds-avatar-initial {
      display: grid;
      place-items: center;
      font-size: 3.5rem;
      color: var(--pds-link);
      background: var(--pds-primary-soft);
      user-select: none;
      overflow: hidden;
    }
    .pds-avatar-square {
      position: absolute;
      inset-inline-end: -0.25rem;
      inset-block-end: 0;
      inline-size: 2.5rem;
      block-size: 2.5rem;
      object-fit: cover;
      border-radius: var(--pds-radius-small);
      border: 2px solid var(--pds-surface);
      background: var(--pds-sunken);
    }
    .pds-avatar-stage.pds-is-target {
      outline: 0.1875rem dashed var(--pds-focus);
      outline-offset: 0.375rem;
      border-radius: var(--pds-radius);
    }
    .pds-avatar-stage[aria-busy="true"] { opacity: 0.5; }
    .pds-avatar summary { color: var(--pds-link); font-size: 0.875rem; }
    .pds-avatar details[open] summary { margin-block-end: 0.5rem; }
    summary { cursor: pointer; min-block-size: 1.5rem; }

    @container pds-form (min-width: 38rem) {
      .pds-about {
        grid-template-columns: minmax(0, 28rem) minmax(12rem, 1fr);
        column-gap: 2rem;
        grid-auto-rows: min-content;
      }
      .pds-about > h3 { grid-column: 1 / -1; }
      .pds-about > .pds-field { grid-column: 1; margin-block-start: 0; margin-block-end: 1.25rem; }
      .pds-about > .pds-avatar {
        grid-column: 2;
        grid-row: 2 / span 3;
        margin: 0;
        inline-size: 100%;
        max-inline-size: 17rem;
      }
      .pds-avatar .pds-input-row input { flex-basis: 100%; }
    }

    /* Custom data and groups */

    .pds-pairs { display: grid; gap: 0.5rem; margin-block-end: 0.5rem; }
    .pds-pairs:empty, .pds-chips:empty { margin: 0; }
    .pds-pair {
      display: grid;
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) 2.25rem;
      gap: 0.5rem;
      align-items: center;
    }
    .pds-pair-head { color: var(--pds-text-secondary); font-size: 0.8125rem; margin-block-end: 0.125rem; }
    .pds-chips { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-block: 0.5rem; }
    .pds-chip {
      display: flex;
      align-items: center;
      gap: 0.25rem;
      max-inline-size: 100%;
      padding-inline-start: 0.625rem;
      background: var(--pds-primary-soft);
      border: 1px solid var(--pds-line);
      border-radius: var(--pds-radius-small);
    }
    .pds-chip bdi { min-inline-size: 0; overflow-wrap: anywhere; }
    .pds-groups-editor { margin-block-start: 0.5rem; }

    /* Buttons */

    .pds-buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; }
    .pds-button, .pds-button-icon {
      min-block-size: var(--pds-control-height);
      padding: 0.375rem 0.9375rem;
      font: inherit;
      color: inherit;
      background: var(--pds-surface);
      border: 1px solid var(--pds-edge);
      border-radius: var(--pds-radius-small);
      cursor: pointer;
      transition: color 0.15s, border-color 0.15s, background-color 0.15s;
    }
    .pds-button:hover { color: var(--pds-link); border-color: var(--pds-link); }
    .pds-button-small { min-block-size: 1.875rem; padding: 0.1875rem 0.625rem; font-size: 0.875rem; }
    .pds-button-quiet { border-color: transparent; background: none; color: var(--pds-link); padding-inline: 0.5rem; }
    .pds-button-primary {
      background: var(--pds-primary);
      border-color: var(--pds-primary);
      color: #ffffff;
      font-weight: 500;
    }
    .pds-button-primary:hover {
      background: var(--pds-primary-hover);
      border-color: var(--pds-primary-hover);
      color: #ffffff;
    }
    .pds-button:is([aria-disabled="true"], :disabled) {
      background: var(--pds-sunken);
      border-color: var(--pds-line);
      color: var(--pds-text-secondary);
      cursor: not-allowed;
    }
    .pds-button-icon {
      display: grid;
      place-items: center;
      inline-size: 2.25rem;
      padding: 0;
      border-color: transparent;
      background: none;
      color: var(--pds-text-secondary);
      font-size: 1.25rem;
      line-height: 1;
    }
    .pds-button-icon:hover { color: var(--pds-error); background: var(--pds-error-soft); }
    .pds-chip .pds-button-icon { inline-size: 1.75rem; min-block-size: 1.75rem; }

    .pds-actions { margin-block-start: 1.25rem; display: grid; gap: 0.5rem; background: var(--pds-surface); }
    /* In view while there is something to save; what gets the focus must not be under it. */
    .pds-actions[data-needed] {
      position: sticky;
      inset-block-end: 0;
      z-index: 1;
      margin-inline: calc(-1 * var(--space));
      padding: 0.75rem var(--space);
      border-block-start: 1px solid var(--pds-line);
    }
    .pds-form:has(.pds-actions[data-needed]) :is(input, textarea, select, button, summary) {
      scroll-margin-block-end: 7rem;
    }
    @container pds-form (min-width: 38rem) {
      .pds-actions[data-needed] {
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        column-gap: 1rem;
      }
    }
    @media (max-height: 30rem) { .pds-actions[data-needed] { position: static; } }
    .pds-save-state { color: var(--pds-text-secondary); font-size: 0.875rem; }
    [data-saving] .pds-save-state::before {
      content: "";
      display: inline-block;
      inline-size: 0.75rem;
      block-size: 0.75rem;
      margin-inline-end: 0.5rem;
      border: 2px solid var(--pds-line);
      border-block-start-color: var(--pds-primary);
      border-radius: 50%;
      vertical-align: -0.1em;
      animation: pds-turn 0.9s linear infinite;
    }

    /* Messages */

    .pds-notice {
      padding: 0.875rem 1rem;
      border: 1px solid var(--pds-warning-line);
      background: var(--pds-warning-soft);
      border-radius: var(--pds-radius);
      display: grid;
      gap: 0.625rem;
    }
    .pds-notice h2 { font-size: 1rem; margin-block-end: 0.125rem; }
    .pds-notice-error {
      border-color: var(--pds-error-line);
      background: var(--pds-error-soft);
      margin-block-end: 1rem;
    }
    .pds-notice-error h2, .pds-summary a { color: var(--pds-error); }
    .pds-summary li { margin-block-start: 0.25rem; }
    .pds-summary a { display: inline-block; min-block-size: 1.5rem; }
    .pds-form .pds-notice { margin-block-start: 1rem; margin-block-end: 0; }
    .pds-technical { display: grid; gap: 0.5rem; font-size: 0.875rem; }
    .pds-technical[open] > summary { margin-block-end: 0.375rem; }
    .pds-technical > .pds-button { margin-block-start: 0.5rem; }
    .pds-facts { display: grid; gap: 0.125rem; font-size: 0.875rem; }
    .pds-facts > div { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: 0.75rem; }
    .pds-facts dt { color: var(--pds-text-secondary); }
    .pds-facts dd { overflow-wrap: anywhere; }

    .pds-toasts {
      position: fixed;
      inset-block-start: 1rem;
      inset-inline: 1rem;
      z-index: 1;
      display: grid;
      justify-items: center;
      pointer-events: none;
    }
    .pds-toast {
      display: flex;
      align-items: center;
      gap: 0.5rem;
      padding-inline-start: 1rem;
      pointer-events: auto;
      background: var(--pds-surface);
      border: 1px solid var(--pds-line);
      border-radius: var(--pds-radius);
      box-shadow: 0 0.375rem 1.25rem rgb(0 0 0 / 20%);
      animation: pds-arrive 0.2s;
    }
    .pds-toast p::before { content: "✓" / ""; margin-inline-end: 0.5rem; color: var(--pds-success); font-weight: 700; }

    .pds-dialog {
      inline-size: min(26rem, calc(100vw - 2rem));
      padding: 1.5rem;
      color: inherit;
      background: var(--pds-surface);
      border: 1px solid var(--pds-line);
      border-radius: var(--pds-radius);
    }
    .pds-dialog::backdrop { background: rgb(0 0 0 / 45%); }
    .pds-dialog { max-block-size: calc(100dvb - 1rem); overflow: auto; }
    .pds-crop > .pds-buttons {
      position: sticky;
      inset-block-end: -1.5rem;
      margin-inline: -1.5rem;
      margin-block-end: -1.5rem;
      padding: 0.75rem 1.5rem 1.5rem;
      background: var(--pds-surface);
      z-index: 1;
    }
    .pds-dialog .pds-buttons { margin-block-start: 1.25rem; justify-content: end; }

    /* Cropping: the custom properties come from crop-dialog.js. */

    .pds-crop h2 { margin-block-end: 0.25rem; }
    .pds-crop-stage {
      position: relative;
      overflow: hidden;
      margin: 0.75rem auto 0.25rem;
      aspect-ratio: var(--ratio, 1);
      inline-size: min(100%, min(20rem, 42vh) * var(--ratio, 1));
      min-block-size: 1.5rem;
      touch-action: none;
      cursor: move;
      background: var(--pds-sunken);
      user-select: none;
    }
    .pds-crop-picture { display: block; inline-size: 100%; block-size: 100%; }
    /* White in black is seen on every picture; the shadow dims what will go, all around. */
    .pds-crop-square {
      position: absolute;
      left: var(--x, 0);
      top: var(--y, 0);
      inline-size: var(--side, 100%);
      aspect-ratio: 1;
      border: 2px solid #ffffff;
      outline: 1px solid #000000;
      outline-offset: -3px;
      box-shadow: 0 0 0 100rem rgb(0 0 0 / 55%);
    }
    .pds-crop-square::after {
      content: "";
      position: absolute;
      inset: 0;
      border: 1px dashed rgb(255 255 255 / 80%);
      border-radius: 50%;
    }
    .pds-crop-size { text-align: center; font-variant-numeric: tabular-nums; }
    .pds-crop-sliders {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0.25rem 0.75rem;
      align-items: center;
      margin-block: 0.75rem;
      font-size: 0.875rem;
    }
    .pds-crop-sliders input { inline-size: 100%; min-block-size: 1.75rem; margin: 0; accent-color: var(--pds-primary); }
    .pds-crop-progress { display: flex; align-items: center; gap: 0.75rem; margin-block-start: 0.75rem; }
    .pds-crop-progress progress { flex: 1; accent-color: var(--pds-primary); }
    .pds-crop-controls[inert] { opacity: 0.6; }

    @container pds-form (max-width: 29.99rem) {
      .pds-form { --space: min(1rem, var(--pds-space)); }
      .pds-load-state { margin-block-start: -0.75rem; }
      .pds-actions .pds-button { flex: 1 1 0; padding-inline: 0.25rem; font-size: 0.875rem; }
      .pds-facts > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
      .pds-pair { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) 2.25rem; }
    }

    @media (max-width: 30rem) {
      .pds-dialog { padding: 1rem; }
      .pds-crop > .pds-buttons {
        inset-block-end: -1rem;
        margin-inline: -1rem;
        margin-block-end: -1rem;
        padding: 0.5rem 1rem 1rem;
      }
      .pds-crop .pds-buttons .pds-button { flex: 1 1 auto; }
    }

    @media (prefers-reduced-motion: reduce) {
      *, ::before, ::after { animation: none !important; transition: none !important; }
    }

    @media (forced-colors: active) {
      .pds-button-primary { border-color: Highlight; }
      .pds-has-error [aria-invalid="true"] { border-width: 2px; }
      .pds-field-error::before { border: 1px solid; }
      .pds-crop-square { forced-color-adjust: none; }
    }
  }

  @keyframes pds-turn { to { rotate: 1turn; } }
  @keyframes pds-arrive { from { opacity: 0; translate: 0 -0.5rem; } }
}

/* In no layer, and stronger than resets are. What the page has put into the element is the page's affair. */
pds-profile-form:nth-child(n) :not([slot], [slot] *) {
  &, &::before, &::after { all: revert-layer; }
}
`;
