// What the server cannot know about the viewer's browser, and what must work without it.
window.hub = {
  timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  copy: text => navigator.clipboard.writeText(text).then(() => true, () => false),
  focus: (element, preventScroll) => {
    element?.focus({ preventScroll });
    return !!element;
  },
  openPalette: () => {
    const palette = document.getElementById('palette');
    if (!palette || palette.open) return;
    palette.showModal();
    palette.querySelector('input').select();
  },
  closePalette: () => {
    const palette = document.getElementById('palette');
    palette?.querySelector('form').reset();
    palette?.close();
  },
};

document.addEventListener('keydown', press => {
  if (press.key.toLowerCase() !== 'k' || !(press.ctrlKey || press.metaKey) || press.altKey || press.shiftKey) return;
  press.preventDefault();
  hub.openPalette();
});

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

// A double click sends a form once.
document.addEventListener('click', event => {
  if (event.detail < 2 || !event.target.closest?.('form [type=submit], form button:not([type])')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

// Some browsers drag nothing that carries no data, and none drops where nobody says at once that it may.
document.addEventListener('dragstart', event => {
  if (event.target.closest?.('[draggable="true"]')) event.dataTransfer.setData('text/plain', '');
});
for (const name of ['dragover', 'drop']) {
  document.addEventListener(name, event => {
    if (event.target.closest?.('[data-drop]')) event.preventDefault();
  });
}

// A chart as a file. Styles come from the page's sheets, so each part takes along what it looks like.
window.hub.saveChart = async (id, name, kind) => {
  const chart = document.getElementById(id);
  const copy = chart.cloneNode(true);
  const parts = [chart, ...chart.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((part, n) => {
    const look = getComputedStyle(parts[n]);
    for (const property of ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-size', 'font-family']) part.style.setProperty(property, look.getPropertyValue(property));
  });
  const { width, height } = chart.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', width);
  copy.setAttribute('height', height);
  copy.style.background = getComputedStyle(document.body).backgroundColor;
  const svg = new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
  const blob = kind === 'svg' ? svg : await picture(svg, width, height);
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: `${name}.${kind}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);

  async function picture(source, across, down) {
    const image = new Image();
    image.src = URL.createObjectURL(source);
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: across * 2, height: down * 2 });
    const context = canvas.getContext('2d');
    context.fillStyle = getComputedStyle(document.body).backgroundColor;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    return new Promise(done => canvas.toBlob(done, 'image/png'));
  }
};
window.hub.fullScreen = () => document.documentElement.requestFullscreen?.().catch(() => {});
