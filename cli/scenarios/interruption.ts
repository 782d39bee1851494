/** The exit code of a program that Ctrl-C ended, as shells have it. */
export const interruptedCode = 130;

/** Listens for Ctrl-C. Only for the first one: another one ends the process at once. */
export class Interruption {
  hasCome = false;
  readonly #note = () => {
    this.hasCome = true;
  };

  constructor() {
    process.once("SIGINT", this.#note);
  }

  stop(): void {
    process.off("SIGINT", this.#note);
  }
}
