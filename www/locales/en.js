// The English of what comes and goes. What stands still is in index.html, in the same language.

export default {
  comma: ", ",
  title: "Edit profile",
  "title.error": "Error: Edit profile",

  "error.prefix": "Error: ",

  "load.rules": "Loading the rules. You can begin to type.",
  "load.profile": "Loading the profile…",
  "load.no_rules": "The rules could not be loaded",
  "load.no_rules_hint":
    "Without them nothing can be checked or saved. What you typed is still here. Check the network, then try again.",
  "load.no_sandbox": "There is no sandbox here. Connect to a domain to open a profile.",
  "load.framed": "This page does not work inside another one. Open it in a tab of its own.",

  "form.reset": "Changes discarded.",
  "form.undocumented":
    "No document says whether your role may change these: {fields}. The service decides when you save.",

  "count.limit": "Up to {maximum} characters.",
  "count.left": "Characters left: {number}",
  "count.over": "Characters too many: {number}",

  "reason.user_id": "It says whose profile this is, so it stays.",
  "reason.nobody": "Your role may not change this.",
  "reason.roles": "Your role may not change this. Roles that may: {roles}.",

  "option.untold": "Not told",
  "option.status.enabled": "Enabled",
  "option.status.disabled": "Disabled: may not log on",
  "option.role.user": "User",
  "option.role.admin": "Administrator",
  "option.role.superadmin": "Super administrator",
  "option.role.subdomain_admin": "Subdomain administrator",
  "option.role.subdomain_super_admin": "Subdomain super administrator",

  "avatar.alt": "Avatar of {name}",
  "avatar.alt_new": "New avatar of {name}, not saved yet",
  "avatar.preparing": "Preparing the picture…",
  "avatar.prepared": "New picture: {width} × {height} pixels, {bytes} of {limit} bytes.",
  "avatar.removed": "The picture goes when you save.",
  "avatar.failed": "This picture could not be shown. Choose it again, or choose another one.",
  "avatar.not_loaded": "The picture at this address could not be loaded.",
  "fit.step.reading": "Reading…",
  "fit.step.decoding": "Decoding…",
  "fit.step.encoding": "Encoding…",
  "fit.metadata_removed": "Metadata, such as where it was taken, is removed.",
  "fit.animation_lost": "It does not move any more.",
  "fit.cropped": "Cropped to a square.",
  "fit.scaled_down": "Made smaller.",
  "fit.re_encoded": "Encoded anew, without metadata.",

  "crop.size": "Left {left}, top {top}, {pixels} × {pixels} pixels.",

  "user_data.key": "Key {number}",
  "user_data.value": "Value of {key}",
  "user_data.remove": "Remove {key}",
  "user_data.twice": "Custom data has the key “{key}” twice. Change or remove one.",

  "groups.remove": "Remove {group}",
  "groups.added": "{group} added",
  "groups.removed": "{group} removed",

  "save.saving": "Saving…",
  "save.saving_hint": "Escape cancels.",
  "save.nothing": "No changes to save.",
  "save.ready": "To be saved: {fields}.",
  "save.has_errors": "Not saved yet: something needs mending.",
  "save.saved": "Saved at {time}.",
  "save.done": "Profile saved",
  "save.failed": "Not saved.",
  "save.waiting": "Saving as soon as the profile is loaded.",
  "save.retrying": "That did not work yet. Trying again in {time}.",
  "save.reread": "This is what the service has now; your edits are kept.",

  "problem.not_saved": "Not saved",
  "problem.unsure": "Perhaps not saved",
  "problem.cancelled": "Cancelled",
  "problem.not_loaded": "The profile could not be loaded",
  "problem.wait": "The service asks to wait {time}.",
  "problem.waited": "The wait is over.",
  "problem.again": "Try again",
  "problem.reread": "See what is stored",
  "problem.sign_in": "Sign in again",
  "problem.status": "HTTP status",
  "problem.code": "Code",
  "problem.words": "The service says",
  "problem.request_id": "Request ID",
  "problem.attempts": "Requests sent",

  "request.not_loaded": "Not loaded yet.",
  "request.nothing": "Nothing: no field differs from what is stored.",
  "request.has_errors": "Nothing, as long as a field needs mending.",
  "request.bytes": "{count} bytes",
  "request.copied": "Copied, without the token.",
  "request.not_copied": "The browser does not allow copying. The text is selected.",

  "last.outcome": "Outcome",
  "last.saved": "Saved",
  "last.failed": "Failed",
  "last.time": "Time",
  "last.took": "{ms} ms, at {at}",

  "connection.none": "Not connected.",
  "connection.sandbox": "Connected to the sandbox at {origin}.",
  "connection.service": "Connected to {origin}.",
  "connection.token_ended":
    "The session has ended. Enter another token and connect; your edits are kept.",
  "connection.token_forgotten":
    "The token was forgotten when you left the page. Enter it again; your edits are kept.",
  "connection.blocked":
    "The page's policy does not let it connect to {origin}. Add that origin to connect-src.",

  "sandbox.own": "one's own",
  "sandbox.arranged": "At the next save: {fault}",
  "sandbox.no_token": "The sandbox gives this user no token.",

  "fault.none": "all is well",
  "fault.slow": "it takes 3 seconds",
  "fault.retried": "busy once (503), then well",
  "fault.down": "busy (503) every time",
  "fault.limited": "too many requests (429)",
  "fault.hang": "no answer at all",
  "fault.drop": "the connection breaks",
  "fault.gateway": "gateway timeout (504)",
  "fault.field": "nickname refused (400)",
  "fault.expired": "token expired (401)",
  "fault.denied": "no permission (403)",
  "fault.gone": "user gone (404)",
  "fault.garbled": "an answer that is no JSON",

  "confirm.discard": "Discard your changes?",
  "confirm.agree": "Discard",
  "toast.close": "Close",
};
