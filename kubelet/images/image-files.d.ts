import { type Directory } from "../shell/file-system.ts";
/** The files below `base`, which is the same for all images, with those of one of them. */
export declare function withImageFiles(base: Directory, repository: string): Directory;
