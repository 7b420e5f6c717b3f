// Hair: strands and a highlight band.
//
// vec3 hair(vec3 c, vec3 l): colour before light; l in head units.
// float hair_shine(vec3 l, float lit): 0…1, how much of the highlight band lies here;
//   lit: n·l of the key. Add it after light: mix(c, c * 1.35 + .10, hair_shine(l, lit)).
vec3 hair(vec3 c, vec3 l) {
  float around = atan(l.x, l.z + .05);
  float wave = sin(l.y * 9. + around * 3.) * .9 + sin(l.y * 21.) * .25;
  float strand = sin(around * 38. + wave) * .6 + sin(around * 91. + wave * 1.7) * .4;
  float tip = smoothstep(.75, -.6, l.y);
  return c * (.965 + .055 * strand) * mix(1.04, .88, tip);
}

float hair_shine(vec3 l, float lit) {
  float around = atan(l.x, l.z + .05);
  float comb = abs(fract(around * 4.6 + .12 * sin(around * 17.)) - .5);
  float centre = .865 + .020 * sin(around * 7.);
  float band = abs(l.y - centre) - .034 + .050 * comb;
  return (1. - smoothstep(-.006, .006, band)) * smoothstep(.30, .45, lit) * .8;
}
