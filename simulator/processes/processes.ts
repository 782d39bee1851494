import type { Timer } from "../../api/runtime.ts";
import { ProcessClock } from "../clock/process-clock.ts";
import type { SimClock } from "../clock/sim-clock.ts";
import type { ComponentName } from "./process-handler.ts";

/** What runs in a process, or beside others in one. */
export interface Component {
  start(): void;
  stop(): void;
}

/** The life of a process: it is killed, and comes back after a time. */
export class Life {
  readonly #clock: SimClock;
  readonly #component: () => Component;
  #isDown = false;
  #runs = true;
  #restart: Timer | undefined;

  constructor(clock: SimClock, component: () => Component) {
    this.#clock = clock;
    this.#component = component;
  }

  /** Whether it was killed and is not back yet. */
  get isDown(): boolean {
    return this.#isDown;
  }

  /** Whether it runs, as it does from the beginning. */
  get runs(): boolean {
    return this.#runs;
  }

  start(): void {
    this.#restart?.cancel();
    this.#isDown = false;
    this.#runs = true;
    this.#component().start();
  }

  stop(): void {
    this.#restart?.cancel();
    this.#runs = false;
    this.#component().stop();
  }

  kill(downMs: number): void {
    this.stop();
    this.#isDown = true;
    this.#restart = this.#clock.setTimer(downMs, () => this.start());
  }

  /** Brings it back at once, if it was killed. */
  revive(): void {
    if (this.#isDown) this.start();
  }
}

/** The processes of a cluster: each has a clock and a life, and some have a double for a time. */
export class Processes {
  readonly #clock: SimClock;
  readonly #clocks = new Map<ComponentName, ProcessClock>();
  readonly #lives = new Map<ComponentName, Life>();
  readonly #doubles = new Map<string, Life>();
  #components: Readonly<Record<string, Component>> = {};
  #double: (name: ComponentName, life: Life) => Component | undefined = () => undefined;

  constructor(clock: SimClock) {
    this.#clock = clock;
  }

  clockOf(name: ComponentName): ProcessClock {
    const known = this.#clocks.get(name);
    if (known !== undefined) return known;
    const made = new ProcessClock(this.#clock);
    this.#clocks.set(name, made);
    return made;
  }

  lifeOf(name: ComponentName): Life {
    const known = this.#lives.get(name);
    if (known !== undefined) return known;
    const made = new Life(this.#clock, () => this.#component(name));
    this.#lives.set(name, made);
    return made;
  }

  /** Starts them all, in their order; `double` makes a second one of some. */
  run(
    components: Readonly<Record<string, Component>>,
    double: (name: ComponentName, life: Life) => Component | undefined,
  ): void {
    this.#components = components;
    this.#double = double;
    for (const component of Object.values(components)) component.start();
  }

  /** Starts one more, of a name that none has yet. */
  add(name: string, component: Component): void {
    if (Object.hasOwn(this.#components, name)) {
      throw new RangeError(`there is a process ${name} already`);
    }
    this.#components = { ...this.#components, [name]: component };
    component.start();
  }

  /** The process of that name, if there is one. */
  find(name: string): ComponentName | undefined {
    return this.names().find((each) => each === name);
  }

  names(): readonly ComponentName[] {
    return Object.keys(this.#components).sort();
  }

  /** Has a second one run beside it, on behalf of `by`. */
  startDouble(name: ComponentName, by: string): void {
    let made: Component | undefined;
    const life: Life = new Life(this.#clock, () => made ?? idle);
    made = this.#double(name, life);
    this.#doubles.set(by, life);
    life.start();
  }

  stopDouble(by: string): void {
    this.#doubles.get(by)?.stop();
    this.#doubles.delete(by);
  }

  #component(name: ComponentName): Component {
    const component = this.#components[name];
    if (component === undefined) throw new Error(`there is no process ${name}`);
    return component;
  }
}

const idle: Component = { start: () => undefined, stop: () => undefined };
