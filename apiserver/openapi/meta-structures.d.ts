import { type Structure } from "../../api/structure.ts";
/** Structures by the name under which operations refer to them. */
export declare const metaStructures: {
    deleteOptions: Structure;
    status: Structure;
    watchEvent: Structure;
};
/** The list kind of a kind: `DeploymentList`. */
export declare function listStructure(kind: string, item: Structure): Structure;
