/** The programs that use the network. Which of them an image has, and whose, is its own affair. */
import type { Command } from "../command.ts";
import type { Maker } from "../network/makers.ts";
type Made = (maker: Maker) => Command;
/** By name; what is run hangs on whose it is. */
export declare const networkPrograms: ReadonlyMap<string, Made>;
export {};
