// What tests use inside the pages that they open.

/** Modules that a page's server, or a bundler's plugin, has under these names. */
declare module "/*";
declare module "virtual:*";
declare module "readme:*";
declare module "contender";
declare module "pds-profile";

/** A test knows what it finds, and fails where it finds nothing. */
interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): any;
}
interface Document {
  getElementById(id: string): any;
  activeElement: any;
}

/** What a page's scripts, or a test before them, put there. */
declare var form: any;
interface Window {
  [name: string]: any;
}
declare var errors: any;
declare var isSame: any;
declare var listeningTo: any;
declare var profile: any;
declare var issuesOf: any;
declare var submitted: any;
