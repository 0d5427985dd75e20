import { Component, provideZonelessChangeDetection } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";

// biome-ignore lint/suspicious/noTsIgnore: whether there is an error depends on the compiler's settings.
// @ts-ignore: a program without types of its own
import { run } from "../program.js";

@Component({ selector: "app-root", template: "<p>A page</p>" })
class App {
  constructor() {
    run();
  }
}

bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
