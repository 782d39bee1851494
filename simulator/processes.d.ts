import { ProcessClock } from "./process-clock.ts";
import type { ComponentName } from "./process-handler.ts";
import type { SimClock } from "./sim-clock.ts";
/** What runs in a process, or beside others in one. */
export interface Component {
    start(): void;
    stop(): void;
}
/** The life of a process: it is killed, and comes back after a time. */
export declare class Life {
    #private;
    constructor(clock: SimClock, component: () => Component);
    /** Whether it was killed and is not back yet. */
    get isDown(): boolean;
    start(): void;
    stop(): void;
    kill(downMs: number): void;
    /** Brings it back at once, if it was killed. */
    revive(): void;
}
/** The processes of a cluster: each has a clock and a life, and some have a double for a time. */
export declare class Processes {
    #private;
    constructor(clock: SimClock);
    clockOf(name: ComponentName): ProcessClock;
    lifeOf(name: ComponentName): Life;
    /** Starts them all, in their order; `double` makes a second one of some. */
    run(components: Readonly<Partial<Record<ComponentName, Component>>>, double: (name: ComponentName, life: Life) => Component | undefined): void;
    /** The process of that name, if there is one. */
    find(name: string): ComponentName | undefined;
    names(): readonly ComponentName[];
    /** Has a second one run beside it, on behalf of `by`. */
    startDouble(name: ComponentName, by: string): void;
    stopDouble(by: string): void;
}
