/**
 * Of what the ends of generated names are made. Vowels and look-alikes are left out, so that they
 * spell no words. Source: k8s.io/apimachinery/pkg/util/rand.
 */
export const suffixAlphabet = "bcdfghjklmnpqrstvwxz2456789";
