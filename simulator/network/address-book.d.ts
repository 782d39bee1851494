import { Pod } from "../../api/core/pod/pod.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import type { Place } from "../../network/index.ts";
/** Follows the writes of pods and nodes. */
export declare class AddressBook {
    #private;
    constructor(now: () => number);
    note({ resource, type, object, previous }: StoredEvent): void;
    at(address: string): Place | undefined;
    /** A pod as it is now; `undefined` where it has no address, or is gone. */
    present(uid: string): Pod | undefined;
    /** When the containers of a pod were told to stop because it is deleted. */
    stoppedMs({ metadata }: Pod): number | undefined;
}
