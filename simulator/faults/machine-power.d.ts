import type { ApiHandler } from "../../api/request.ts";
/**
 * Switches machines off on behalf of faults, by the annotation that anybody may do it with. One
 * that several faults hold off has power again when the last of them has ended.
 */
export declare class MachinePower {
    #private;
    constructor(handler: ApiHandler);
    off(node: string, by: string): void;
    /** On again, unless somebody else holds it off. */
    on(node: string, by: string): void;
    /** As when who holds it is killed: the machine stays as it is. */
    leave(node: string, by: string): void;
    /** Whether faults hold the machine off. */
    isHeld(node: string): boolean;
}
