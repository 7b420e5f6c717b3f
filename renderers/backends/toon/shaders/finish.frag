// The finished picture: drawn flat or as a sketch if asked, graded, with film grain.
// FLAT, SKETCH, GRAIN: what is asked for; the software rasteriser pays for branches not taken.
uniform sampler2D image;
uniform sampler2D depth;
uniform vec2 texel;
uniform float scale;    // the picture's height over 720
uniform vec4 grading;   // saturation, warmth, contrast, brightness
uniform vec2 film;      // sepia, grain
uniform vec2 clip;      // near, far
uniform int seed;       // of this frame's grain
out vec4 pixel;

const vec3 LUMA = vec3(0.299, 0.587, 0.114);
const vec3 PAPER = vec3(0.965, 0.955, 0.925);
const vec3 PENCIL = vec3(0.17, 0.17, 0.20);

// Integers only, so that every machine finds the same (PCG, Jarzynski and Olano 2020).
float noise(ivec2 cell, int salt) {
    uint v = uint(cell.x) * 747796405u + uint(cell.y) * 2891336453u + uint(salt) * 277803737u;
    v = ((v >> ((v >> 28u) + 4u)) ^ v) * 277803737u;
    v = (v >> 22u) ^ v;
    return float(v & 65535u) / 65535.0;
}

float smooth_noise(vec2 at, int salt) {
    ivec2 cell = ivec2(floor(at));
    vec2 f = at - vec2(cell);
    float low = mix(noise(cell, salt), noise(cell + ivec2(1, 0), salt), f.x);
    float high = mix(noise(cell + ivec2(0, 1), salt), noise(cell + ivec2(1, 1), salt), f.x);
    return mix(low, high, f.y);
}

vec3 colour_at(vec2 at) { return textureLod(image, at, 0.0).rgb; }

float nearness_at(vec2 at) {  // even steps of it are even steps of distance for the eye
    float z = textureLod(depth, at, 0.0).r;
    return -log(clip.x * clip.y / (clip.y - z * (clip.y - clip.x)));
}

vec3 graded(vec3 c) {
    c = (c * grading.w - 0.45) * grading.z + 0.45;
    c = clamp(c, 0.0, 1.0);
    float l = dot(c, LUMA);
    c = mix(vec3(l), c, grading.x);
    c = mix(c, l * vec3(1.12, 0.92, 0.70) + vec3(0.04, 0.015, 0.0), film.x);
    return c * (vec3(1.0) + grading.y * vec3(0.17, 0.02, -0.22));
}

// Texture is averaged away where neighbours are alike; brightness keeps a few steps.
vec3 flattened(vec2 at) {
    vec3 own = colour_at(at), sum = own;
    float weights = 1.0;
    for (int i = 0; i < 12; i++) {  // two rings of six
        float turn = float(i) * 1.0472 + (i < 6 ? 0.0 : 0.5236), reach = i < 6 ? 2.0 : 5.0;
        vec3 near = colour_at(at + vec2(cos(turn), sin(turn)) * reach * scale * texel);
        float weight = smoothstep(0.14, 0.02, distance(near, own));
        sum += near * weight;
        weights += weight;
    }
    vec3 c = sum / weights;
    float value = max(c.r, max(c.g, c.b)) * 4.0;
    float step_ = floor(value) + smoothstep(0.30, 0.70, fract(value));
    c *= mix(1.0, max(step_, 0.6) / max(value, 0.05), 0.6);
    return clamp(mix(vec3(dot(c, LUMA)), c, 1.15), 0.0, 1.0);
}

// Lines of one direction, `gap` apart in pixels of a picture 720 high, shaky as a hand is.
float hatch(vec2 at, vec2 across, float gap, float share) {
    float shake = smooth_noise(at / 26.0, 5) * 3.0;
    float line = abs(fract((dot(at, across) + shake) / gap) - 0.5) * 2.0;
    float pressure = 0.55 + 0.45 * smooth_noise(at / 9.0, 6);
    return smoothstep(share, share * 0.35, line) * pressure;
}

vec3 sketched(vec2 at) {
    vec2 step_ = texel * max(scale, 0.75);
    float l[9], n[9];
    for (int i = 0; i < 9; i++) {
        vec2 p = at + vec2(i % 3 - 1, i / 3 - 1) * step_;
        l[i] = dot(colour_at(p), LUMA);
        n[i] = nearness_at(p);
    }
    vec2 slope = vec2(l[2] + 2.0 * l[5] + l[8] - l[0] - 2.0 * l[3] - l[6],
                      l[6] + 2.0 * l[7] + l[8] - l[0] - 2.0 * l[1] - l[2]);
    float bend = max(abs(n[3] + n[5] - 2.0 * n[4]), abs(n[1] + n[7] - 2.0 * n[4]));
    float edge = max(smoothstep(0.30, 0.95, length(slope)), smoothstep(0.03, 0.10, bend));
    float tone = dot(graded(colour_at(at)), LUMA);
    vec2 here = gl_FragCoord.xy / scale;
    float shade = 0.0;
    if (tone < 0.66) shade = hatch(here, vec2(0.707, 0.707), 7.0, 0.42) * smoothstep(0.66, 0.45, tone);
    if (tone < 0.42) shade = max(shade, hatch(here, vec2(-0.707, 0.707), 6.0, 0.46)
                                 * smoothstep(0.42, 0.26, tone));
    if (tone < 0.22) shade = max(shade, hatch(here, vec2(0.0, 1.0), 4.0, 0.62));
    float wash = 0.80 + 0.20 * smoothstep(0.05, 0.85, tone);
    float tooth = (smooth_noise(here / 1.7, 7) - 0.5) * 0.05;
    float pencil = max(edge * (0.72 + 0.28 * smooth_noise(here / 3.0, 8)), shade * 0.55);
    return mix(PAPER * wash + tooth, PENCIL, pencil);
}

void main() {
    vec2 at = gl_FragCoord.xy * texel;
#if defined(SKETCH)
    vec3 c = sketched(at);
    c = mix(c, dot(c, LUMA) * vec3(1.06, 0.96, 0.80), film.x);
    c *= vec3(1.0) + grading.y * vec3(0.10, 0.01, -0.13);
#elif defined(FLAT)
    vec3 c = graded(flattened(at));
#else
    vec3 c = graded(colour_at(at));
#endif
#ifdef GRAIN
    float speck = smooth_noise(gl_FragCoord.xy / (1.6 * scale), seed) - 0.5;
    c += speck * film.y * 0.24 * (0.35 + 0.65 * (1.0 - abs(2.0 * dot(c, LUMA) - 1.0)));
#endif
    pixel = vec4(clamp(c, 0.0, 1.0), 1.0);
}
