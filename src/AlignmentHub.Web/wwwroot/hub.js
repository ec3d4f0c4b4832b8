// What the server cannot know about the viewer's browser.
window.hub = {
  timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
};
