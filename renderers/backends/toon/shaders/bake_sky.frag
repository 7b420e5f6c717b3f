// Light that reaches each point of the atlas from one direction of the sky. What stands nearby
// takes light away and gives back its own colour; far things and the shell of a room do not.
uniform sampler2D points;    // xyz position, w 1 where there is one
uniform sampler2D normals;
uniform sampler2D depth_map; // the set seen from the direction, back faces culled
uniform sampler2D colour_map;
uniform mat4 transform;
uniform float depth_m;       // metres that the map's depth spans
uniform float texel_m;
uniform vec3 towards;        // from the set to that part of the sky
uniform vec3 arriving;       // its light
uniform float reach_m;       // how far things occlude
uniform float share;         // of this direction in the whole
uniform vec4 shell[8];       // planes of the room: normal inwards, distance
uniform vec3 shell_colour[8];
out vec4 pixel;
void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    vec4 p = texelFetch(points, at, 0);
    vec3 n = texelFetch(normals, at, 0).xyz;
    float w = max(dot(n, towards), 0.0);
    vec3 q = (transform * vec4(p.xyz + n * (texel_m * 1.5), 1.0)).xyz * 0.5 + 0.5;
    float away = (q.z - textureLod(depth_map, q.xy, 0.0).r) * depth_m;
    float near = away > texel_m * 2.0 ? 1.0 - smoothstep(0.05, reach_m, away) : 0.0;
    vec3 back = textureLod(colour_map, q.xy, 0.0).rgb;
    for (int i = 0; i < SHELL; i++) {
        float fall = dot(shell[i].xyz, towards);
        float t = (dot(shell[i].xyz, p.xyz) - shell[i].w) / max(-fall, 1e-4);
        float close = fall < -0.02 && t > -0.02 ? 1.0 - smoothstep(0.0, reach_m, t) : 0.0;
        back = close > near ? shell_colour[i] : back;
        near = max(near, close);
    }
    vec3 light = arriving * mix(vec3(1.0), back * 0.55, near * 0.9);
    pixel = vec4(light * (w * share), 0.0);
}
