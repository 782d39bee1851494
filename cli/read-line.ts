/** The next line of standard input; what there is of it where it ends without one. */
export async function readLine(): Promise<string> {
  let text = "";
  for await (const bytes of process.stdin) {
    text += String(bytes);
    if (text.includes("\n")) break;
  }
  process.stdin.pause();
  return text.split("\n", 1)[0] ?? "";
}
