// A promise that runs out, in business time: <hub-countdown left="5400" target="14400" open="true" turns="3600 57600 28800">.
// turns are the seconds until people stop working, then until they start again, and so on.
class HubCountdown extends HTMLElement {
  static observedAttributes = ['left', 'target', 'open', 'turns'];

  connectedCallback() {
    this.timer = setInterval(() => this.show(), 1000);
    this.show();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  attributeChangedCallback() {
    this.since = Date.now();
    if (this.isConnected) this.show(); // before that, not all attributes are there
  }

  show() {
    const { worked, isOpen } = this.worked();
    const left = Number(this.getAttribute('left')) - worked;
    const target = Number(this.getAttribute('target'));
    const state = left < 0 ? 'overdue' : left <= target / 4 ? 'at-risk' : 'on-time';
    const text = left < 0 ? 'late-text' : isOpen ? 'left-text' : 'rest-text';
    const shown = this.getAttribute(text).replace('{0}', this.length(Math.abs(left), isOpen && left >= 0));
    if (this.dataset.state !== state) this.dataset.state = state;
    if (this.textContent !== shown) this.textContent = shown;
  }

  worked() {
    let passed = Math.floor((Date.now() - this.since) / 1000);
    let isOpen = this.getAttribute('open') === 'true';
    let worked = 0;
    for (const turn of (this.getAttribute('turns') ?? '').split(' ').filter(Boolean).map(Number)) {
      if (passed < turn) break;
      if (isOpen) worked += turn;
      passed -= turn;
      isOpen = !isOpen;
    }
    return { worked: isOpen ? worked + passed : worked, isOpen };
  }

  // Seconds count only while they run out.
  length(seconds, isRunning) {
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    const two = (number) => String(number).padStart(2, '0');
    const rest = hours === 0 && isRunning ? `${minutes}:${two(seconds % 60)}` : hours > 0 ? two(minutes) : minutes;
    return `${hours > 0 ? `${hours} ${this.getAttribute('hours')} ` : ''}${rest} ${this.getAttribute('minutes')}`;
  }
}

customElements.define('hub-countdown', HubCountdown);
