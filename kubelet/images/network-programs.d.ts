/** Which of the programs that use the network are in which images. */
import { type NetworkPrograms } from "../shell/network/makers.ts";
import type { ImageReference } from "./reference.ts";
/** The network programs of an image that has more than one program. */
export declare function networkProgramsOf(reference: ImageReference | undefined): NetworkPrograms;
