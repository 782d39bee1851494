import type { Container } from "../types.ts";
/** The value of a flag by its name without dashes; `undefined` where it was not told. */
export declare function flagOf({ command, args }: Container, name: string): string | undefined;
/** The same, as a port. */
export declare function portFlag(container: Container, name: string): number | undefined;
/** A variable that the spec itself says, without looking at any other object. */
export declare const saidVariable: ({ env }: Container, name: string) => string | undefined;
/** A port that such a variable tells. */
export declare function portVariable(container: Container, name: string): number | undefined;
/** A text as the process got it, with its variables put in. */
export declare const filledIn: (text: string, environment: ReadonlyMap<string, string>) => string;
/** A variable as text; empty where it is not set. */
export declare const variable: (environment: ReadonlyMap<string, string>, name: string) => string;
