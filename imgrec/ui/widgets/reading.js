/** The sections of a lesson on the page -> those that were in sight long enough, to their end. */

const TICK = 1000; // milliseconds

export function create({ options, decide }) {
  const attention = new Attention(options);
  const look = () => {
    if (document.visibilityState !== "visible") return;
    if (!attention.look(placesOf(options.sections), window.innerHeight)) return;
    decide("read", attention.read);
    performance.mark("imgrec.reading.read"); // what the tests wait for
  };
  const timer = setInterval(look, TICK);
  const leave = ({ target }) => {
    if (leadsAway(target)) clearInterval(timer);
  };
  document.addEventListener("click", leave, true);
  const destroy = () => {
    clearInterval(timer);
    document.removeEventListener("click", leave, true);
  };
  return { update() {}, setTheme() {}, destroy };
}

/** A decision that comes while another page is on its way would stop Streamlit drawing that page. */
function leadsAway(target) {
  const link = target.closest("a[href]");
  return link !== null && link.pathname !== window.location.pathname;
}

/** Counts for how many looks each section was in sight, and whether its end ever was. */
export class Attention {
  constructor({ sections, seconds }) {
    this.needed = seconds;
    this.counted = Array.from({ length: sections }, () => ({ looks: 0, ended: false }));
    this.read = [];
  }

  /** Take in where each section's top and bottom are; true where one more has been read. */
  look(places, height) {
    const before = this.read.length;
    places.forEach((place, index) => {
      if (!place || place.bottom <= 0 || place.top >= height) return;
      const section = this.counted[index];
      section.looks += 1;
      section.ended ||= place.bottom <= height;
    });
    const done = ({ looks, ended }) => ended && looks >= this.needed;
    this.read = [...this.counted.keys()].filter((index) => done(this.counted[index]));
    return this.read.length > before;
  }
}

function placesOf(sections) {
  return Array.from({ length: sections }, (_, index) =>
    document.querySelector(`.st-key-section_${index}`)?.getBoundingClientRect(),
  );
}
