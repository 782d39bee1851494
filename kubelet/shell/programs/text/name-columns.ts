/** Names side by side, down and then across, as `ls` shows them on a terminal. */
export function inColumns(names: readonly string[], width: number): string {
  if (names.length === 0) return "";
  const column = Math.max(...names.map((name) => name.length)) + 2;
  const across = Math.max(1, Math.floor(width / column));
  const rows = Math.ceil(names.length / across);
  return Array.from({ length: rows }, (_, row) => {
    const line = names.filter((__, index) => index % rows === row);
    return `${line
      .map((name) => name.padEnd(column))
      .join("")
      .trimEnd()}\n`;
  }).join("");
}
