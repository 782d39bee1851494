/** musl in what is built on Alpine; all other images are taken to have glibc. */
export declare function cLibraryOf(image: string): "glibc" | "musl";
