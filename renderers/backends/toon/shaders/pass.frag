in vec3 n;
in float z;
flat in float id;
layout(location = 0) out vec4 normal_view;  // −1…1 as 0…1
layout(location = 1) out vec2 id_and_depth;
void main() {
    normal_view = vec4(normalize(n) * 0.5 + 0.5, 1.0);
    id_and_depth = vec2(id, z);
}
