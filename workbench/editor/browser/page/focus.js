// Let the keys go to the editor, from its first picture on and whenever the window is chosen.
"use strict";

function focusEditor() {
  const keys = document.querySelector(".xterm-helper-textarea");
  // The editor is told of a change of focus only.
  keys?.blur();
  keys?.focus();
}

new MutationObserver((changes, observer) => {
  if (document.body.classList.contains("-first-byte")) {
    observer.disconnect();
    focusEditor();
  }
}).observe(document.body, { attributeFilter: ["class"] });

window.addEventListener("focus", focusEditor);
