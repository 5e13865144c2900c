/** What Streamlit shows -> the light or the dark theme, as CSS variables on a widget. */

import { rgb } from "./scales.js";

/** The theme whose paper is the page's own; by brightness where a person made a theme of their own. */
export function themeOf(parentElement, palette) {
  const styles = getComputedStyle(parentElement.host ?? parentElement);
  const shown = styles.getPropertyValue("--st-background-color").trim();
  const same = palette.themes.find((theme) => theme.paper.toLowerCase() === shown.toLowerCase());
  return same ?? palette.themes[isDark(shown) ? 1 : 0];
}

/** `--card`, `--accent`, ...: the names that the page's own style sheets use. */
export function applyTheme(root, theme) {
  root.dataset.theme = theme.name;
  for (const [name, colour] of Object.entries(theme)) {
    if (name !== "name") root.style.setProperty(`--${name.replaceAll("_", "-")}`, colour);
  }
}

function isDark(colour) {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return false;
  return rgb(colour).reduce((sum, part) => sum + part, 0) < 384;
}
