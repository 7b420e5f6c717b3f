// Two hard tones, a highlight and a rim. `key` is cinematographic: relative to the camera and bent
// towards each face, so that speakers stay lit.
in vec4 lie;
in vec3 l;
in vec3 c;
#ifdef ACCENT
in vec3 accent;
#endif
#ifdef PLACE
in vec3 p;
#endif
uniform vec3 key_colour;
uniform vec3 shade;  // tint of the dark tone
uniform vec3 rim_colour;
out vec4 pixel;
void main() {
    float nl = lie.x;
    float w = clamp(fwidth(nl), 0.012, 0.09);
    float lit = clamp(nl / w + 0.5, 0.0, 1.0);
    vec3 a = ALBEDO;
    vec3 ambient = mix(ambient_low.rgb, ambient_high.rgb, lie.w);
    float high = clamp(nl * 25.0 - 20.0, 0.0, 1.0);
    vec3 dark = ambient * shade;
#ifdef FLESH
    // Skin keeps its own hue in the dark tone: else hands look gloved in the blue of a night.
    vec3 bright = ambient + key_colour;
    vec3 warm = bright * (dot(dark, vec3(0.3, 0.6, 0.1)) / dot(bright, vec3(0.3, 0.6, 0.1)));
    dark = mix(mix(dark, warm, FLESH), bright, 0.25 * FLESH);
#endif
    vec3 shown = a * mix(dark, ambient + key_colour * (1.0 + GLOSS * high), lit);
#ifdef SHINE
    shown = mix(shown, shown * 1.35 + 0.08 * key_colour / max(key_colour.r, 0.1), SHINE);
#endif
    float r = clamp(5.7 - lie.y * 14.3, 0.0, 1.0) * clamp(lie.z * 6.7 - 0.33, 0.0, 1.0);
    shown += (a * 0.65 + 0.08) * rim_colour * r;
    pixel = vec4(tone(shown), 1.0);
}
