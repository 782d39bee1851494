/** What a volume is to the containers that use it. */
export const volumeModes = ["Block", "Filesystem"];
