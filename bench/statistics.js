// What is told of some measurements.

/** The median, and the lowest and highest, of numbers. */
export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
  return { median: rounded(median), low: rounded(sorted[0]), high: rounded(sorted.at(-1)) };
}

/** The same for each contender, and how many times as long as ours it took, round by round. */
export function compared(rounds) {
  const told = Object.entries(rounds).map(([name, values]) => {
    const ratios = values.map((value, round) => value / rounds.ours[round]);
    return [name, { ...summary(values), ratio: summary(ratios).median }];
  });
  return Object.fromEntries(told);
}

/** Four figures: more would be noise. */
function rounded(value) {
  return Number(value.toPrecision(4));
}
