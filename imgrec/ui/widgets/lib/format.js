/** Numbers -> text: fixed digits, groups of three, a true minus; and sentences with names filled in. */

export const MINUS = "\u2212";

/** So many digits more show whether a number lies exactly between two texts: no double is nearer to one. */
const MORE = 25;

/** 3 digits unless told otherwise; no minus before a zero. As `imgrec.ui.numbers.number`. */
export function number(value, digits = 3) {
  const text = fixed(Math.abs(value), digits);
  const [whole, decimals] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (decimals ? `.${decimals}` : "");
  return value < 0 && /[1-9]/.test(text) ? MINUS + grouped : grouped;
}

/** As Python's: of two texts that are as near, the one with the even digit; `toFixed` takes the larger. */
function fixed(value, digits) {
  const exact = value.toFixed(digits + MORE);
  const below = exact.slice(0, -MORE).replace(/\.$/, "");
  const isBetween = /^50*$/.test(exact.slice(-MORE));
  return isBetween && /[02468]$/.test(below) ? below : value.toFixed(digits);
}

/** As `number`, with a plus before what is not below zero. */
export function signed(value, digits = 3) {
  const text = number(value, digits);
  return text.startsWith(MINUS) ? text : `+${text}`;
}

/** A share of 1 in percent; only nothing reads as 0, only all of it as 100. As `numbers.percent`. */
export function percent(share, digits = 1) {
  const least = 10 ** -digits;
  const points = share * 100;
  if (points > 0 && points < least / 2) return `< ${number(least, digits)} %`;
  if (points < 100 && points >= 100 - least / 2) return `> ${number(100 - least, digits)} %`;
  return `${number(points, digits)} %`;
}

/** What a person typed -> a number, or NaN: a true minus and a decimal comma are understood. */
export function parse(text) {
  const plain = text.trim().replace(MINUS, "-").replace(",", ".");
  return plain === "" ? NaN : Number(plain);
}

/** Whether the rounded parts add up to the rounded total, so that no note is needed. */
export function addsUp(parts, total, digits) {
  const unit = 10 ** digits;
  const round = (value) => Math.round(fixed(Math.abs(value), digits) * unit) * Math.sign(value);
  return parts.reduce((sum, part) => sum + round(part), 0) === round(total);
}

/** A sentence of `words` with its {names} filled in. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`Expected a value for {${name}} in "${sentence}".`);
    return String(values[name]);
  });
}
