// A face laid out flat: across along the curve of the face, up from the chin; no light.
uniform vec4 window;  // least u, v; most u, v: head units
uniform vec3 skin;
uniform vec2 size;    // of the picture
out vec4 pixel;
void main() {
    vec2 u = mix(window.xy, window.zw, gl_FragCoord.xy / size);
    float turn = u.x / .455;
    pixel = vec4(face(skin, vec3(.45 * sin(turn), u.y, .45 * cos(turn) - .06)), 1.0);
}
