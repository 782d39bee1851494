import type { Looked, World } from "./world.ts";

/** What is asked of a world time and again, and which writes may change the answer. */
export class Question<Answer> {
  readonly #world: World;
  readonly #ask: () => Answer;
  #looked: Looked | undefined;

  /** `ask` looks at the world, and at nothing else that changes. */
  constructor(world: World, ask: () => Answer) {
    this.#world = world;
    this.#ask = ask;
  }

  /** The answer as it is now. */
  ask(): Answer {
    const { answer, looked } = this.#world.watched(this.#ask);
    this.#looked = looked;
    return answer;
  }

  /** Whether a write to a table may have made the last answer another. */
  mayChange(table: string): boolean {
    return this.#looked === undefined || this.#world.mayChange(this.#looked, table);
  }
}
