import type { Lookup, NetworkFaults, Packet, PacketFault } from "../../network/index.ts";
import type { Effects, EventFault, EventMessage, RequestFault, RequestMessage } from "./verdicts.ts";
interface Entry {
    readonly uid: string;
    /** By when they were created, and by name where that is equal. */
    readonly order: readonly [createdMs: number, name: string];
    readonly effects: Effects;
}
/**
 * The faults that are in force. Each question is put to all of them in the order of their creation,
 * and the first answer that is not to let pass counts. Without any, a question is the check of an
 * empty list.
 */
export declare class ActiveFaults implements NetworkFaults {
    #private;
    isQuiet: boolean;
    add(entry: Entry): void;
    remove(uid: string): void;
    request(message: RequestMessage): RequestFault;
    /** Whether anybody has to be asked about requests at all. */
    get strikesRequests(): boolean;
    get delaysRequests(): boolean;
    get strikesEvents(): boolean;
    get agesLists(): boolean;
    delayMs(message: RequestMessage): number;
    staleMs(message: RequestMessage): number;
    event(message: EventMessage): EventFault;
    packet(packet: Packet): PacketFault;
    cuts(packet: Packet): boolean;
    lookup(lookup: Lookup): ReturnType<NetworkFaults["lookup"]>;
}
export {};
