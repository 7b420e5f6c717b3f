in vec3 n;
in float z;
in vec3 ahead;
flat in float id;
layout(location = 0) out vec4 normal_view;
layout(location = 1) out vec2 id_and_depth;
layout(location = 2) out vec4 place_ahead;  // where this point of the surface will be, metres
void main() {
    normal_view = vec4(normalize(n), 1.0);
    id_and_depth = vec2(id, z);
    place_ahead = vec4(ahead, 1.0);
}
