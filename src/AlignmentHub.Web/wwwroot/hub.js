// What the server cannot know about the viewer's browser, and what must work without it.
window.hub = {
  timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  copy: text => navigator.clipboard.writeText(text).then(() => true, () => false),
};

document.getElementById('components-reconnect-button')?.addEventListener('click', () => location.reload());

// An open menu closes when something else is chosen.
document.addEventListener('click', event => {
  for (const menu of document.querySelectorAll('header.top details[open]')) {
    if (!menu.contains(event.target) || event.target.closest('a')) menu.removeAttribute('open');
  }
  const button = document.getElementById('menu-open');
  if (button && event.target.closest('header.top nav a')) button.checked = false;
});
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') document.querySelectorAll('header.top details[open]').forEach(menu => menu.removeAttribute('open'));
});

// Some browsers drag nothing that carries no data, and none drops where nobody says at once that it may.
document.addEventListener('dragstart', event => {
  if (event.target.closest?.('[draggable="true"]')) event.dataTransfer.setData('text/plain', '');
});
for (const name of ['dragover', 'drop']) {
  document.addEventListener(name, event => {
    if (event.target.closest?.('[data-drop]')) event.preventDefault();
  });
}
