// Hair: strands and a highlight band.
//
// // Waves are triangular and the angle around the head is a ratio: no sine, no arc tangent.
float hair_around(vec3 l) { return 1.5 * l.x / (abs(l.x) + abs(l.z + .05) + 1e-4); }
float hair_wave(float turns) { return abs(fract(turns) - .5) * 4. - 1.; }

vec3 hair(vec3 c, vec3 l) {
  float around = hair_around(l);
  float bend = hair_wave(l.y * 1.45 + around * .5) * .13;
  float strand = hair_wave(around * 6.1 + bend) * .6 + hair_wave(around * 14.5 + bend * 1.7) * .4;
  float tip = clamp(.55 - l.y * .74, 0., 1.);
  return c * (.965 + .055 * strand) * mix(1.04, .88, tip);
}

float hair_shine(vec3 l, float lit) {
  float around = hair_around(l);
  float comb = abs(fract(around * 4.6 + .12 * hair_wave(around * 2.7)) - .5);
  float centre = .865 + .020 * hair_wave(around * 1.1);
  float band = abs(l.y - centre) - .034 + .050 * comb;
  return clamp(.5 - band * 80., 0., 1.) * clamp(lit * 6.7 - 2., 0., 1.) * .8;
}
