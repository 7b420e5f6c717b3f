// Sun, practicals and windows at each point of the atlas.
uniform sampler2D points;
uniform sampler2D normals;
uniform sampler2DShadow sun_map;
uniform mat4 sun_transform;
uniform vec3 sun_towards;
uniform vec3 sun_colour;
uniform float sun_blur;
uniform float sun_bias;
uniform vec4 lamps[8];         // xyz, w strength
uniform vec3 lamp_colour;
uniform float lamp_reach;      // metres at which a lamp's light has halved
uniform vec3 window_at[8];
uniform vec3 window_right[8];  // half sides
uniform vec3 window_up[8];
uniform vec3 window_normal[8];
uniform vec3 outside;
out vec4 pixel;
vec3 sunlight(vec3 p, vec3 n) {
    float facing = max(dot(n, sun_towards), 0.0);
    vec3 q = (sun_transform * vec4(p + n * 0.02, 1.0)).xyz * 0.5 + 0.5;
    float s = 0.0;
    for (int i = 0; i < 12; i++) {
        float turn = float(i) * 2.399963;
        vec2 off = vec2(cos(turn), sin(turn)) * sun_blur * sqrt((float(i) + 0.5) / 12.0);
        s += texture(sun_map, vec3(q.xy + off, q.z - sun_bias));
    }
    return sun_colour * (facing * s / 12.0);
}
void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    vec3 p = texelFetch(points, at, 0).xyz;
    vec3 n = texelFetch(normals, at, 0).xyz;
    vec3 light = sunlight(p, n);
    for (int i = 0; i < LAMPS; i++) {
        vec3 d = lamps[i].xyz - p;
        float d2 = dot(d, d);
        float facing = 0.3 + 0.7 * max(dot(n, d * inversesqrt(max(d2, 1e-4))), 0.0);
        light += lamp_colour * (lamps[i].w * facing / (0.8 + d2 / (lamp_reach * lamp_reach)));
    }
    for (int i = 0; i < WINDOWS; i++) {
        float area = 4.0 * length(window_right[i]) * length(window_up[i]);
        for (int k = 0; k < 4; k++) {
            vec2 s = vec2(k & 1, k >> 1) - 0.5;
            vec3 d = window_at[i] + window_right[i] * s.x + window_up[i] * s.y - p;
            float d2 = max(dot(d, d), 1e-4);
            vec3 l = d * inversesqrt(d2);
            float leaving = max(-dot(l, window_normal[i]), 0.0);
            float arriving = max(dot(n, l) * 0.75 + 0.25, 0.0);
            light += outside * (0.25 * area * leaving * arriving / (3.1416 * d2 + area));
        }
    }
    pixel = vec4(light, 0.0);
}
